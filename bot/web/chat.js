// The conversation on the page: what the wire hears is drawn into the log, what the person types or
// taps is given to the wire. The server's history is the truth; the page only adds what is under way.

import { Draw } from "./draw.js";
import { Wire } from "./wire.js";

const TYPING_MS = 12_000;
const NEAR_END_PX = 120;
const PLACE_MS = 15_000;

const by = (id) => document.getElementById(id);
const words = JSON.parse(by("words").textContent);
const [log, scroll, hello, typing, status, newer, form, question, note] = [
  "log", "scroll", "hello", "typing", "status", "newer", "ask", "question", "note",
].map(by);
const embedded = document.documentElement.dataset.embed === "yes";

const shown = []; // signs of what stands in the log, in the order of the history
const replies = new Map(); // "n" of a reply -> its element
const pending = new Map(); // id of a message that is not taken -> its element
let typingTimer = 0;
let wasLost = false;

const draw = new Draw(words, tap, share, upload);
const wire = new Wire(document.documentElement.lang, hear);

function hear(event) {
  switch (event.type) {
    case "line":
      return line(event.state);
    case "welcome":
      return history(event.history);
    case "reply":
      return reply(event);
    case "typing":
      return setTyping(true);
    case "taken":
      return taken(event.id);
    case "held":
      return held(event.id);
    case "unreadable":
      return unread(event.id);
  }
  return undefined;
}

function line(state) {
  if (state === status.dataset.state) return;
  const said = { open: wasLost ? "web-reconnected" : "", lost: "web-reconnecting", elsewhere: "web-elsewhere" };
  wasLost = state !== "open";
  status.textContent = words[said[state]] ?? "";
  status.dataset.state = state;
  if (wasLost) setTyping(false);
}

// --- history -----------------------------------------------------------------------------------

const sign = (item) => (item.from === "person" ? `person ${item.text}` : `bot ${item.n}`);

// After a reconnect usually nothing or only the end is new: what stands is left alone, so that a
// screen reader does not read everything again and the page does not jump.
function history(items) {
  const grows = shown.every((known, index) => index < items.length && known === sign(items[index]));
  const atEnd = isAtEnd();
  const first = shown.length === 0;
  if (!grows) clear();
  log.setAttribute("aria-busy", "true");
  for (const item of items.slice(shown.length)) add(item);
  for (const item of wire.waiting) showPending(item);
  log.removeAttribute("aria-busy");
  refresh();
  if (first || atEnd) scroll.scrollTop = scroll.scrollHeight;
}

function clear() {
  if (log.contains(document.activeElement)) scroll.focus({ preventScroll: true });
  shown.length = 0;
  replies.clear();
  pending.clear();
  draw.forget();
  log.replaceChildren();
}

function add(item) {
  shown.push(sign(item));
  if (item.from === "person") return place(draw.person(item.text));
  return addReply(item);
}

function addReply({ n, reply: said }) {
  const inner = said.is === "replace" ? said.reply : said;
  const before = said.is === "replace" ? replies.get(String(said.on)) : undefined;
  const element = before ?? draw.bot(n, inner);
  const focused = element.contains(document.activeElement);
  if (before) draw.replace(before, n, inner);
  else place(element);
  if (focused) element.querySelector(".chip")?.focus({ preventScroll: true });
  replies.set(String(n), element);
  return element;
}

// Above what waits for its turn, below the message that is just being answered.
function place(element) {
  const queued = [...pending].find(([id]) => !wire.isInFlight(id));
  log.insertBefore(element, queued?.[1] ?? null);
  return element;
}

// --- one by one --------------------------------------------------------------------------------

// Replies with "n" 0 are said by the door itself and are in no history: they stand until the page is
// drawn anew.
function reply(event) {
  setTyping(false);
  if (replies.has(String(event.n))) return;
  const atEnd = isAtEnd();
  const element = event.n === 0 ? place(draw.bot(0, event.reply)) : add({ from: "bot", ...event });
  refresh();
  if (!atEnd) newer.hidden = false;
  else reveal(element);
}

function taken(id) {
  const element = pending.get(id);
  pending.delete(id);
  if (status.dataset.state === "held") line("open");
  if (!element) return;
  element.querySelector(".state")?.remove();
  element.classList.remove("under-way");
  shown.push(sign({ from: "person", text: element.querySelector(".words").textContent }));
}

function held(id) {
  setState(id, "web-try-again");
  setTyping(false);
  status.textContent = words["web-try-again"];
  status.dataset.state = "held";
}

function unread(id) {
  setState(id, "web-unreadable");
  pending.delete(id);
  setTyping(false);
}

function showPending(item) {
  if (pending.has(item.id)) return pending.get(item.id);
  const element = draw.person(item.type === "text" ? item.text : item.label);
  element.classList.add("under-way");
  const state = document.createElement("span");
  state.className = "state";
  state.setAttribute("aria-hidden", "true"); // said by the status line, if it lasts
  state.textContent = words["web-sending"];
  element.append(state);
  pending.set(item.id, element);
  log.append(element);
  return element;
}

function setState(id, word) {
  const state = pending.get(id)?.querySelector(".state");
  if (state) state.textContent = words[word];
}

function setTyping(on) {
  clearTimeout(typingTimer);
  const atEnd = isAtEnd();
  typing.hidden = !on;
  if (on) typingTimer = setTimeout(() => setTyping(false), TYPING_MS);
  if (on && atEnd) toEnd();
}

function refresh() {
  hello.hidden = log.childElementCount > 0;
  const messages = [...log.querySelectorAll(".message.bot")];
  messages.forEach((message, index) => message.classList.toggle("latest", index === messages.length - 1));
}

// --- scrolling ---------------------------------------------------------------------------------

function isAtEnd() {
  return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END_PX;
}

function toEnd() {
  scroll.scrollTop = scroll.scrollHeight;
  newer.hidden = true;
}

// A long answer is read from its first line.
function reveal(element) {
  toEnd();
  const above = scroll.getBoundingClientRect().top - element.getBoundingClientRect().top;
  if (above > 0) scroll.scrollTop -= above + 8;
}

// --- the person --------------------------------------------------------------------------------

function say(message) {
  const item = wire.say(message);
  note.textContent = item ? "" : words["web-too-long"];
  if (!item) return false;
  showPending(item);
  refresh();
  toEnd();
  return true;
}

function tap(choice, label, n, byKeyboard) {
  const already = wire.waiting.some((item) => item.choice === choice && item.on === n);
  if (!already) say({ type: "choice", choice, on: n, label });
  // A finger must not call the screen keyboard up; hands on a keyboard go on at the input.
  if (byKeyboard) question.focus();
}

// The browser asks the person; a no, or no answer, leaves the words.
// A file goes beside the socket, which carries words; the server asked for it before.
async function upload(file) {
  const element = place(draw.person(file.name));
  const state = document.createElement("span");
  state.className = "state";
  state.textContent = words["web-sending"];
  element.append(state);
  setTyping(true);
  const done = await wire.file(file);
  setTyping(false);
  if (done) state.remove();
  else state.textContent = words["web-file-failed"];
}

function share() {
  const failed = () => {
    note.textContent = words["web-no-place"];
  };
  if (!navigator.geolocation) return failed();
  navigator.geolocation.getCurrentPosition(
    ({ coords: { latitude, longitude } }) => say({ type: "place", latitude, longitude, label: words["web-my-place"] }),
    failed,
    { timeout: PLACE_MS, maximumAge: PLACE_MS },
  );
  return undefined;
}

function send() {
  const text = question.value.trim();
  if (!text || !say({ type: "text", text })) return;
  question.value = "";
  fit();
}

function fit() {
  question.style.height = "auto";
  question.style.height = `${question.scrollHeight}px`;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});

// While an input method composes a word, Enter belongs to it (229: Safari says it only so).
question.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  send();
});

question.addEventListener("input", () => {
  note.textContent = "";
  fit();
});

hello.addEventListener("click", (event) => {
  const chip = event.target.closest("[data-say]");
  if (!chip) return;
  say({ type: "text", text: chip.dataset.say });
  if (event.detail === 0) question.focus();
});

newer.addEventListener("click", () => {
  toEnd();
  question.focus();
});

scroll.addEventListener("scroll", () => {
  if (isAtEnd()) newer.hidden = true;
});

// iOS lays its keyboard over the page instead of making it smaller.
window.visualViewport?.addEventListener("resize", () => {
  const atEnd = isAtEnd();
  document.documentElement.style.setProperty("--view", `${window.visualViewport.height}px`);
  if (atEnd) toEnd();
});

hello.hidden = wire.isKnown; // whoever was here before sees the conversation, not a greeting
for (const item of wire.waiting) showPending(item);
if (!embedded && window.matchMedia("(pointer: fine)").matches) question.focus({ preventScroll: true });
wire.connect();
