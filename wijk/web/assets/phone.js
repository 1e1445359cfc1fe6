/* Looks every three seconds whether something else is asked, and never takes away what somebody is typing. */
(function () {
  var page = document.documentElement;
  var state = page.getAttribute("data-stand");
  var where = location.pathname.replace(/\/+$/, "");
  var busy = false;
  if (state === null) return;
  function typing() { busy = true; }
  document.addEventListener("input", typing, true);
  document.addEventListener("change", typing, true);
  setInterval(function () {
    if (document.hidden) return;
    var asked = new XMLHttpRequest();
    asked.open("GET", where + "/stand");
    asked.timeout = 2500;
    asked.onload = function () {
      var gone = asked.status === 404;
      if (!gone && (asked.status !== 200 || asked.responseText === state)) return;
      if (busy) document.getElementById("nieuw").hidden = false;
      else location.replace(where);
    };
    asked.send();
  }, 3000);
})();
