// Counts in the page which runs of the script it asked for, and which of those the server has answered in full.
// Reads only the first field of each message of Streamlit's protocol (ForwardMsg.proto, BackMsg.proto).
(() => {
  const NEW_SESSION = 4, SCRIPT_FINISHED = 6, RERUN_SCRIPT = 11, EARLY_FOR_RERUN = 2, FRAMES = 3;
  const runs = { asked: 0, started: 0, answered: 0, frames: 0, turn: 0 };

  function* fields(bytes) {
    let at = 0;
    const number = () => {
      for (let value = 0, scale = 1; ; scale *= 128) {
        const byte = bytes[at++];
        value += (byte & 127) * scale;
        if (byte < 128) return value;
      }
    };
    while (at < bytes.length) {
      const tag = number(), value = number();
      yield [tag >>> 3, value];
      if ((tag & 7) === 2) at += value;
    }
  }

  function sent(bytes) {
    for (const [field] of fields(bytes)) if (field === RERUN_SCRIPT) runs.asked += 1;
    runs.frames = 0;
  }

  function received(bytes) {
    for (const [field, value] of fields(bytes)) {
      if (field === NEW_SESSION) runs.started = runs.asked;
      if (field === SCRIPT_FINISHED && value !== EARLY_FOR_RERUN) runs.answered = runs.started;
    }
    runs.frames = 0;
  }

  // A fold that opens half a second long, a window that comes; not what turns for ever.
  const moves = (one) => one.playState === "running" && one.effect?.getComputedTiming().endTime !== Infinity;

  window.wijkStill = () => !document.getAnimations().some(moves);

  // What Streamlit draws in the place of a kind of field, of which it still fetches the script.
  const waits = () => document.querySelector("[data-testid=stSkeleton]") !== null;

  // Everything asked is answered, a few frames went by in which the page could draw it, and script and page stand still.
  window.wijkAnswered = (since) =>
    runs.asked > since && runs.answered === runs.asked && (runs.frames += 1) > FRAMES
    && document.querySelector("[data-testid=stApp][data-test-script-state=notRunning]") !== null
    && !waits() && window.wijkStill();
  // How many runs were asked for; from here on the page gets time to draw again.
  window.wijkAsked = () => { runs.frames = 0; return runs.asked; };

  // All is answered, and the page got time to draw it since this wait, with a number of its own, began.
  window.wijkSettled = (turn) => {
    if (runs.turn !== turn) [runs.turn, runs.frames] = [turn, 0];
    return window.wijkAnswered(0);
  };

  // Every connection of the page, which a test can cut as a wifi does.
  window.wijkLines = [];

  window.WebSocket = class extends window.WebSocket {
    constructor(...all) {
      super(...all);
      window.wijkLines.push(this);
      this.addEventListener("message", (message) => received(new Uint8Array(message.data)));
    }

    send(data) {
      sent(new Uint8Array(data.buffer ?? data, data.byteOffset ?? 0, data.byteLength));
      super.send(data);
    }
  };
})();
