// Only enhancement, for elder mode: what this browser cannot do stays hidden, and every page works without.
"use strict";

// 点一下，说给我听: what is said is added to what was typed.
const Recognition = window.SpeechRecognition || window.webkitSpeechRecognition;
for (const button of Recognition ? document.querySelectorAll("[data-speak]") : []) {
  const field = document.getElementById(button.dataset.speak);
  const status = document.querySelector(`[data-heard="${button.dataset.speak}"]`);
  const label = button.querySelector("span");
  let listening = null;
  const rest = () => {
    listening = null;
    button.setAttribute("aria-pressed", "false");
    label.textContent = field.value ? button.dataset.more : button.dataset.first;
  };
  rest();
  button.hidden = false;
  button.addEventListener("click", () => {
    if (listening) {
      listening.stop();
      return;
    }
    const before = field.value.trim();
    listening = new Recognition();
    listening.lang = document.documentElement.lang === "en" ? "en-GB" : "zh-CN";
    listening.interimResults = true;
    listening.continuous = true;
    listening.onresult = (event) => {
      const said = Array.from(event.results, (result) => result[0].transcript).join("");
      field.value = (before + (before && said ? "，" : "") + said).slice(0, field.maxLength);
    };
    listening.onerror = () => {
      status.textContent = button.dataset.failed;
    };
    listening.onend = rest;
    status.textContent = "";
    label.textContent = button.dataset.hearing;
    button.setAttribute("aria-pressed", "true");
    listening.start();
  });
}

// 读给我听: the heading, the four answers and whatever else is marked, in the order of the page.
const read = window.speechSynthesis && document.querySelector("[data-read]");
if (read) {
  const label = read.querySelector("span");
  const rest = () => {
    label.textContent = read.dataset.read;
  };
  read.hidden = false;
  read.addEventListener("click", () => {
    const speaking = window.speechSynthesis.speaking;
    window.speechSynthesis.cancel();
    if (speaking) {
      rest();
      return;
    }
    const parts = document.querySelectorAll("main h1, main .case-head > div, main [data-say]");
    const text = Array.from(parts, (part) => part.innerText.replace(/\s*\n\s*/g, "，").trim()).join("。");
    const speech = new SpeechSynthesisUtterance(text);
    speech.lang = document.documentElement.lang === "en" ? "en-GB" : "zh-CN";
    speech.rate = 0.85;
    speech.onend = rest;
    label.textContent = read.dataset.stop;
    window.speechSynthesis.speak(speech);
  });
  window.addEventListener("pagehide", () => window.speechSynthesis.cancel());
}
