// Drawing: one message as an element. Only through the DOM, never as markup, so that what a person
// or a registry file wrote stays words.

const SVG = "http://www.w3.org/2000/svg";
const STARS = 5;
const STAR = "M12 2.6l2.9 6 6.6.9-4.8 4.6 1.2 6.5L12 17.5l-5.9 3.1 1.2-6.5L2.5 9.5l6.6-.9z";
const MARKS = {
  yes: "M5 12.5l4.5 4.5L19 7.5",
  past: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z M12 7.5V12l3 2",
  unsure: "M9 9.5a3 3 0 1 1 4.2 2.7c-.8.4-1.2.9-1.2 1.8M12 17v.5",
  no: "M7 7l10 10M17 7L7 17",
};
const FILE = "M7 3h7l4 4v14H7z M14 3v4h4 M10 12h5 M10 16h5";
const ADDRESS = /^https?:\/\/\S+$/;
const DASH = /^[–-]\s+/;

export class Draw {
  #files = [];

  /**
   * @param words The page's words by id.
   * @param tapped Called with (choice, label, n, byKeyboard) when a choice is tapped.
   * @param shared Called when the person wants to share where they are.
   * @param chosen Called with a file that was chosen.
   */
  constructor(words, tapped, shared, chosen) {
    this.words = words;
    this.tapped = tapped;
    this.shared = shared;
    this.chosen = chosen;
  }

  /** A message of the person. */
  person(text) {
    return node("article", "message person", [this.#speaker("web-you"), node("p", "words", [text])]);
  }

  /** A reply of the assistant. */
  bot(n, reply) {
    const article = node("article", "message bot", this.#parts(n, reply));
    article.dataset.n = n;
    return article;
  }

  /** Put a reply in the place of one that stands already. */
  replace(article, n, reply) {
    article.replaceChildren(...this.#parts(n, reply));
    article.dataset.n = n;
  }

  /** Let go of the files of a conversation that is drawn anew. */
  forget() {
    this.#files.splice(0).forEach((address) => URL.revokeObjectURL(address));
  }

  #parts(n, reply) {
    const words = node("div", "words", [
      node("p", "answer", [linked(reply.answer)]),
      ...body(reply.body ?? []),
      reply.source ? node("p", "source", [linked(reply.source)]) : null,
    ]);
    const bubble = node("div", "bubble", [
      words,
      reply.card ? this.#card(reply.card) : null,
      reply.is === "document" ? this.#file(reply) : null,
    ]);
    if (reply.is === "photo") bubble.prepend(this.#photo(reply));
    return [this.#speaker("web-assistant"), bubble, reply.options?.length || reply.is === "ask_place" || reply.is === "ask_file" ? this.#chips(n, reply) : null].filter(
      Boolean,
    );
  }

  #speaker(word) {
    return node("span", "unseen", [`${this.words[word]}: `]);
  }

  #card(card) {
    const element = node("div", "card", [
      node("div", "card-top", [node("p", "card-name", [card.name]), this.#stamp(card)]),
      card.stars ? this.#stars(card.stars) : null,
      this.#facts(card),
    ]);
    element.dataset.tone = card.tone;
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", this.words["web-card"]);
    return element;
  }

  #stamp(card) {
    return node("p", "stamp", [drawing("mark-of-tone", [MARKS[card.tone] ?? MARKS.unsure]), card.label]);
  }

  #stars(count) {
    const row = node("span", "stars", []);
    row.setAttribute("aria-hidden", "true");
    for (let star = 1; star <= STARS; star += 1) row.append(drawing(star <= count ? "star" : "star empty", [STAR]));
    return node("p", "card-stars", [row, this.words[`web-stars-${count}`] ?? String(count)]);
  }

  #facts(card) {
    const facts = [
      ["web-card-producer", card.producer],
      ["web-card-place", card.place],
      ["web-card-code", card.code],
    ].filter(([, value]) => value);
    const rows = facts.map(([word, value]) =>
      node("div", "fact", [node("dt", "", [this.words[word]]), node("dd", "", [value])]),
    );
    return rows.length ? node("dl", "facts", rows) : null;
  }

  #file({ name, mime, data }) {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const link = node("a", "file", [
      drawing("file-mark", [FILE]),
      node("span", "file-name", [name]),
      node("span", "file-get", [`${this.words["web-download"]} · ${size(bytes.length)}`]),
    ]);
    link.href = URL.createObjectURL(new Blob([bytes], { type: mime }));
    link.download = name;
    this.#files.push(link.href);
    return link;
  }

  #photo({ mime, data }) {
    const image = node("img", "photo", []);
    image.src = `data:${mime};base64,${data}`;
    image.alt = "";
    return image;
  }

  /** A chip that chooses a file; the choice itself is the browser's own. */
  #choose(label) {
    const input = node("input", "unseen", []);
    input.type = "file";
    input.tabIndex = -1;
    input.addEventListener("change", () => input.files[0] && this.chosen(input.files[0]));
    const chip = node("button", "chip", [label]);
    chip.type = "button";
    chip.addEventListener("click", () => input.click());
    chip.append(input);
    return chip;
  }

  #share(label) {
    const chip = node("button", "chip", [label]);
    chip.type = "button";
    chip.addEventListener("click", () => this.shared());
    return chip;
  }

  #chips(n, { is, options, label: share }) {
    const chips = (options ?? []).map(([choice, label]) => {
      const chip = node("button", "chip", [label]);
      chip.type = "button";
      chip.addEventListener("click", (event) => this.tapped(choice, label, n, event.detail === 0));
      return chip;
    });
    if (share) chips.unshift(is === "ask_file" ? this.#choose(share) : this.#share(share));
    const group = node("div", "chips", chips);
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", this.words["web-choices"]);
    return group;
  }
}

function node(name, className, children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null));
  return element;
}

function drawing(className, paths) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  for (const path of paths) {
    const shape = document.createElementNS(SVG, "path");
    shape.setAttribute("d", path);
    svg.append(shape);
  }
  return svg;
}

// Lines with a dash become a list, which screen readers count; a web address alone becomes a link.
function body(lines) {
  const elements = [];
  for (const line of lines) {
    if (!DASH.test(line)) {
      elements.push(node("p", "line", [linked(line)]));
      continue;
    }
    if (elements.at(-1)?.nodeName !== "UL") elements.push(node("ul", "list", []));
    elements.at(-1).append(node("li", "", [linked(line.replace(DASH, ""))]));
  }
  return elements;
}

function linked(line) {
  const address = line.trim();
  if (!ADDRESS.test(address)) return line;
  const link = node("a", "address", [address]);
  link.href = address;
  link.rel = "noopener noreferrer";
  link.target = "_blank";
  return link;
}

function size(bytes) {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
