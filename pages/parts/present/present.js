// Tells the story on the wall, or what the speaker reads in a window of their own. All screens are there from the
// beginning: going to another only shows it. Windows of one place in one browser follow each other.
const MINUTE = 60;

const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable]");
const clock = (seconds) => `${Math.floor(seconds / MINUTE)}:${String(Math.floor(seconds % MINUTE)).padStart(2, "0")}`;

// How far the time of a screen is, in a word and a sign.
const timeTold = (spent, minutes) => {
  const left = minutes * MINUTE - spent;
  if (left < 0) return `! Tijd voorbij: rond af (${clock(-left)} te lang)`;
  if (left <= Math.max(MINUTE, minutes * MINUTE / 5)) return `◔ Bijna tijd: nog ${clock(left)}`;
  return `○ Op tijd: nog ${clock(left)}`;
};

const start = (root) => {
  const screens = () => [...root.querySelectorAll("section[data-screen]")];
  const current = () => Math.max(0, screens().findIndex((one) => !one.hidden));
  const idNow = () => screens()[current()]?.dataset.screen;
  const say = (name, text) => {
    const box = root.querySelector(`[data-told=${name}]`);
    if (box && box.textContent !== text) box.textContent = text;
  };
  let typed = "";
  let channel = null;
  // How often people went to another screen, as far as this window knows; -1 until it went or was told. What was sent
  // before that arrives late and leads nowhere; of two who went at once the same one wins in each window.
  let moves = -1;
  const self = Math.random();
  const tellWhere = () => channel?.postMessage({ screen: idNow(), moves, from: self });

  const show = (number) => {
    const all = screens();
    if (!all.length) return;
    const next = Math.min(Math.max(number, 0), all.length - 1);
    all.forEach((one, place) => { one.hidden = place !== next; });
    all[next].scrollTop = 0;
    say("where", `Scherm ${next + 1} van ${all.length}: ${all[next].dataset.title}`);
    say("number", `${next + 1} van ${all.length}`);
    root.querySelectorAll("[data-deed=back]").forEach((one) => { one.disabled = next === 0; });
    root.querySelectorAll("[data-deed=on]").forEach((one) => { one.disabled = next === all.length - 1; });
    const address = new URL(location.href);
    address.searchParams.set("scherm", next + 1);
    history.replaceState(history.state, "", address);
    tick(0);
  };
  const go = (number) => {
    moves = Math.max(moves, 0) + 1;
    show(number);
    tellWhere();
  };
  const follow = (told) => {
    if (told.moves < moves || (told.moves === moves && told.from < self)) return;
    moves = told.moves;
    const number = screens().findIndex((one) => one.dataset.screen === told.screen);
    if (number >= 0 && number !== current()) show(number);
  };

  // The clock of the speaker: the seconds spent at each screen, kept in this tab.
  const kept = () => `wijk klok ${root.dataset.place}`;
  const spent = () => JSON.parse(sessionStorage.getItem(kept()) || "{}");
  const tick = (seconds) => {
    const screen = screens()[current()];
    if (!screen?.dataset.minutes) return;
    const times = spent();
    if (seconds && root.dataset.stopped !== "yes") {
      times[screen.dataset.screen] = (times[screen.dataset.screen] || 0) + seconds;
      sessionStorage.setItem(kept(), JSON.stringify(times));
    }
    const all = screens().reduce((sum, one) => sum + Number(one.dataset.minutes), 0);
    const whole = Object.values(times).reduce((sum, one) => sum + one, 0);
    say("time", timeTold(times[screen.dataset.screen] || 0, Number(screen.dataset.minutes)));
    say("whole", `Samen ${clock(whole)} van ${all} minuten`);
  };

  const deeds = {
    on: () => go(current() + 1),
    back: () => go(current() - 1),
    first: () => go(0),
    last: () => go(screens().length - 1),
    full: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
    speaker: () => window.open(root.dataset.speaker, `wijk-spreker-${root.dataset.place.replace(/\W/g, "")}`),
    leave: () => (root.dataset.kind === "wall" ? root.wijkTell("left") : window.close()),
    prepare: () => root.wijkTell("prepare"),
    stop: () => {
      root.dataset.stopped = root.dataset.stopped === "yes" ? "no" : "yes";
      say("stop", root.dataset.stopped === "yes" ? "Klok verder" : "Klok stil");
    },
    anew: () => { sessionStorage.removeItem(kept()); tick(0); },
  };
  const keys = {
    ArrowRight: "on", ArrowDown: "on", PageDown: "on", " ": "on", ArrowLeft: "back", ArrowUp: "back", PageUp: "back",
    Backspace: "back", Home: "first", End: "last", f: "full", F: "full", s: "speaker", S: "speaker", Escape: "leave",
  };
  const onKey = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    const onButton = event.target.closest?.("button, a") && (event.key === " " || event.key === "Enter");
    if (/^\d$/.test(event.key)) {
      typed = (typed + event.key).slice(-2);
      say("typed", `Naar scherm ${typed}: druk op Enter`);
    } else if (typed && event.key === "Enter") {
      go(Number(typed) - 1);
      typed = "";
      say("typed", "");
    } else if (typed && event.key === "Escape") {
      typed = "";
      say("typed", "");
    } else if (keys[event.key] && !onButton) {
      deeds[keys[event.key]]();
    } else return;
    event.preventDefault();
  };
  const onPress = ({ target }) => deeds[target.closest("button[data-deed]")?.dataset.deed]?.();
  // What was entered meanwhile on another page of this browser is fetched when this one is looked at again.
  const onSeen = () => { if (document.visibilityState === "visible") root.wijkTell("again"); };

  const listen = () => {
    channel = new BroadcastChannel(`wijk presenteren ${root.dataset.place}`);
    channel.onmessage = ({ data }) => {
      if (data.ask) {
        moves = Math.max(moves, 0);
        tellWhere();
      }
      if (data.screen) follow(data);
      if (data.version && data.version !== root.dataset.version && root.dataset.asked !== data.version) {
        root.dataset.asked = data.version;
        root.wijkTell("again");
      }
    };
  };
  document.addEventListener("keydown", onKey);
  document.addEventListener("visibilitychange", onSeen);
  root.addEventListener("click", onPress);
  const timer = setInterval(() => tick(1), 1000);

  root.wijkFill = ({ html, version, place, name, speaker }) => {
    const before = root.dataset.version ? idNow() : null;
    const isNew = !channel;
    const isChanged = root.dataset.version !== version;
    Object.assign(root.dataset, { version, place, speaker });
    if (isNew) listen();
    if (isChanged) {
      root.querySelector("h1").textContent = name;
      root.querySelector(".screens").innerHTML = html;
      drawMaps(root);
      const asked = Number(new URL(location.href).searchParams.get("scherm")) || 1;
      const number = screens().findIndex((one) => one.dataset.screen === before);
      show(number >= 0 ? number : asked - 1);
    }
    if (isNew || isChanged) channel.postMessage({ ask: isNew, version });
  };
  root.wijkStop = () => {
    clearInterval(timer);
    channel?.close();
    document.removeEventListener("keydown", onKey);
    document.removeEventListener("visibilitychange", onSeen);
    root.removeEventListener("click", onPress);
    root.wijkFill = null;
  };
};

export default ({ data, parentElement, setTriggerValue }) => {
  const root = parentElement.querySelector(".wijk-story");
  root.wijkTell = (what) => setTriggerValue(what, true);
  if (!root.wijkFill) start(root);
  root.querySelector("[data-deed=prepare]").hidden = !data.chooses;
  root.wijkFill(data);
  return () => root.wijkStop?.();
};
