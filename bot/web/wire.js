// The wire: one WebSocket that comes back by itself, and the messages that are not yet taken.
// It knows the protocol (see bot/channels/web.py) and the browser's storage, and draws nothing.

const KEY = "ocop-key";
const WAITING = "ocop-waiting";
const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 20_000;
const TRY_AGAIN_MS = 1_500;
const ANSWER_MS = 20_000; // no answer for so long: the line is dead although it looks open
const AWAY_MS = 60_000; // away for longer than this, the conversation is asked for again
const TOO_MANY_TABS = 4001;
const LARGEST_FRAME = 32 * 1024;

// A browser that blocks storage (some do in frames) throws on the mere mention of it: then the
// conversation lives as long as the page does.
class Drawer {
  #memory = null;
  constructor(kind, name) {
    this.kind = kind;
    this.name = name;
  }
  get() {
    try {
      return window[this.kind].getItem(this.name) ?? this.#memory;
    } catch {
      return this.#memory;
    }
  }
  put(value) {
    this.#memory = value;
    try {
      window[this.kind].setItem(this.name, value);
    } catch {
      // kept in memory
    }
  }
}

// crypto.randomUUID exists on https and localhost only; a trial in a local network has neither.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Tells `heard` what happens: {type: "welcome" | "reply" | "typing" | "taken" | "held" | "unreadable"}
 * as the server says them, and {type: "line", state: "open" | "lost" | "elsewhere"}.
 */
export class Wire {
  #key = new Drawer("localStorage", KEY);
  #drawer = new Drawer("sessionStorage", WAITING);
  #socket = null;
  #ready = false;
  #inFlight = null;
  #repeated = false;
  #failures = 0;
  #hiddenAt = 0;
  #timers = {};

  constructor(language, heard) {
    this.language = language;
    this.heard = heard;
    this.waiting = this.#restore();
    window.addEventListener("online", () => this.connect());
    document.addEventListener("visibilitychange", () => this.#lookAgain());
    window.addEventListener("pageshow", (event) => event.persisted && this.connect());
  }

  /** Open a new line, in the place of an old one. */
  connect() {
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    this.#timers.hello = setTimeout(() => this.connect(), ANSWER_MS);
    const before = this.#socket;
    this.#ready = false;
    this.#inFlight = null;
    const address = new URL("/ws", location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address);
    this.#socket = socket;
    before?.close();
    socket.onopen = () => this.#hello();
    socket.onmessage = (event) => socket === this.#socket && this.#receive(JSON.parse(event.data));
    socket.onclose = (event) => socket === this.#socket && this.#lost(event.code);
  }

  /** Whether somebody has talked here before. */
  get isKnown() {
    return this.#key.get() !== null || this.waiting.length > 0;
  }

  /** Put a message on its way, keep it until it is taken; null when it is too long for a frame. */
  say(message) {
    const item = { ...message, id: newId() };
    if (new TextEncoder().encode(JSON.stringify(item)).length > LARGEST_FRAME) return null;
    this.waiting.push(item);
    this.#store();
    if (this.#socket === null) this.connect();
    this.#pump();
    return item;
  }

  /** Send a file; gives whether the server took it. */
  async file(file) {
    const headers = {
      "X-Key": this.#key.get() ?? "",
      "X-Id": newId(),
      "X-Name": encodeURIComponent(file.name),
      "Content-Type": file.type || "application/octet-stream",
    };
    try {
      return (await fetch("/file", { method: "POST", headers, body: file })).ok;
    } catch {
      return false;
    }
  }

  isInFlight(id) {
    return this.#inFlight === id;
  }

  #hello() {
    clearTimeout(this.#timers.hello);
    this.#timers.hello = setTimeout(() => this.connect(), ANSWER_MS);
    this.#tell({ type: "hello", key: this.#key.get(), language: this.language });
  }

  #tell(message) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  // One at a time, so that what is tried again cannot overtake.
  #pump() {
    if (!this.#ready || this.#inFlight !== null || this.waiting.length === 0) return;
    const { type, id, text, choice, on, latitude, longitude } = this.waiting[0];
    this.#inFlight = id;
    this.#tell({ type, id, text, choice, on, latitude, longitude });
    this.#timers.answer = setTimeout(() => this.connect(), ANSWER_MS);
  }

  #receive(message) {
    switch (message.type) {
      case "welcome":
        clearTimeout(this.#timers.hello);
        this.#key.put(message.key);
        if (this.waiting.length === 0) this.#failures = 0; // otherwise when something is taken
        this.#ready = true;
        this.heard({ type: "line", state: "open" });
        this.heard(message);
        this.#repeated ||= this.waiting.length > 0 && this.#inFlight === null;
        return this.#pump();
      case "taken":
        return this.#settle(message);
      case "unreadable":
        return this.#settle({ type: "unreadable", id: this.#inFlight });
      case "try_again":
        return this.#hold(message.id);
      case "wait":
        clearTimeout(this.#timers.hello);
        this.heard({ type: "line", state: "lost" });
        this.#timers.connect = setTimeout(() => this.#hello(), message.seconds * 1000);
        return undefined;
      default:
        return this.heard(message);
    }
  }

  #settle(message) {
    if (message.id === null || message.id !== this.#inFlight) return;
    clearTimeout(this.#timers.answer);
    this.#failures = 0;
    this.#inFlight = null;
    this.waiting = this.waiting.filter((item) => item.id !== message.id);
    this.#store();
    this.heard(message);
    this.#pump();
    // Something was sent a second time: it may stand in the history and below it. See it anew.
    if (this.#repeated && this.waiting.length === 0) {
      this.#repeated = false;
      this.#hello();
    }
  }

  #hold(id) {
    clearTimeout(this.#timers.answer);
    this.heard({ type: "held", id });
    this.#timers.again = setTimeout(() => {
      if (this.#inFlight !== id) return;
      this.#inFlight = null;
      this.#pump();
    }, this.#pause(TRY_AGAIN_MS));
  }

  // Longer each time, and never the same for everybody: they all come back to one server.
  #pause(first) {
    const pause = Math.min(first * 2 ** this.#failures, LONGEST_PAUSE_MS);
    this.#failures += 1;
    return pause * (0.5 + Math.random() / 2);
  }

  #lost(code) {
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    this.#socket = null;
    this.#ready = false;
    this.#inFlight = null;
    if (code === TOO_MANY_TABS) {
      this.heard({ type: "line", state: "elsewhere" });
      return;
    }
    this.heard({ type: "line", state: "lost" });
    this.#timers.connect = setTimeout(() => this.connect(), this.#pause(FIRST_PAUSE_MS));
  }

  // Back from another tab or a locked screen: the line may be dead, or another tab may have spoken.
  #lookAgain() {
    if (document.visibilityState !== "visible") {
      this.#hiddenAt = Date.now();
    } else if (!this.#ready && this.#socket?.readyState !== WebSocket.CONNECTING) {
      this.connect();
    } else if (this.#ready && Date.now() - this.#hiddenAt > AWAY_MS) {
      this.#hello();
    }
  }

  #store() {
    this.#drawer.put(JSON.stringify(this.waiting));
  }

  #restore() {
    try {
      return JSON.parse(this.#drawer.get()) ?? [];
    } catch {
      return [];
    }
  }
}
