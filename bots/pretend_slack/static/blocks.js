// Draws Block Kit as plain elements: text is always text, never HTML.
export function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

// Slack's mrkdwn, as much of it as messages here use: links, *bold*, _italic_. Never HTML.
function unescaped(text) {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}
function link(url, label) {
  const anchor = make("a", "", label);
  if (/^https?:\/\//.test(url)) anchor.href = url;
  anchor.target = "_blank";
  anchor.rel = "noopener noreferrer";
  return anchor;
}
export function textNode(object) {
  const node = make("span", "text");
  if (object.type === "plain_text") {
    node.textContent = object.text;
    return node;
  }
  for (const piece of object.text.split(/(<[^>]+>|\*[^*\n]+\*|_[^_\n]+_)/)) {
    if (/^<[^>]+>$/.test(piece)) {
      const [url, label] = piece.slice(1, -1).split("|");
      node.append(link(unescaped(url), unescaped(label || url)));
    } else if (/^\*[^*\n]+\*$/.test(piece)) node.append(make("strong", "", unescaped(piece.slice(1, -1))));
    else if (/^_[^_\n]+_$/.test(piece)) node.append(make("em", "", unescaped(piece.slice(1, -1))));
    else node.append(unescaped(piece));
  }
  return node;
}

function buttonNode(element, block, press) {
  const label = element.text.text;
  const className = "button " + (element.style || "");
  if (element.url) {
    const anchor = link(element.url, label);
    anchor.className = className;
    anchor.addEventListener("click", () => press(block, element));
    return anchor;
  }
  const button = make("button", className, label);
  button.type = "button";
  button.addEventListener("click", async () => {
    button.disabled = true;
    await press(block, element);
    button.disabled = false;
  });
  return button;
}

export function blockNode(block, press) {
  if (block.type === "divider") return make("hr");
  if (block.type === "header") return make("p", "heading", block.text.text);
  if (block.type === "context") {
    const node = make("div", "context");
    for (const element of block.elements) node.append(textNode(element), " ");
    return node;
  }
  if (block.type === "section") {
    const node = make("div", "section");
    if (block.text) node.append(textNode(block.text));
    for (const field of block.fields || []) node.append(make("br"), textNode(field));
    return node;
  }
  if (block.type === "actions") {
    const node = make("div", "actions");
    for (const element of block.elements) node.append(buttonNode(element, block, press));
    return node;
  }
  if (block.type === "input") return inputNode(block);
  return make("p", "context", "(a block this page does not show)");
}

function optionsOf(element) {
  return element.options || (element.option_groups || []).flatMap((group) => group.options);
}

function choicesNode(element, block, kind) {
  const box = make("div");
  optionsOf(element).forEach((option) => {
    const label = make("label", "choice");
    const input = make("input");
    input.type = kind;
    input.name = block.block_id;
    input.value = option.value;
    label.append(input, textNode(option.text));
    box.append(label);
  });
  if (kind === "radio" && block.optional) {
    const clear = make("button", "clear", "Clear selection");
    clear.type = "button";
    clear.hidden = true;
    box.addEventListener("change", () => (clear.hidden = false));
    clear.addEventListener("click", () => {
      box.querySelectorAll("input").forEach((input) => (input.checked = false));
      clear.hidden = true;
    });
    box.append(clear);
  }
  return box;
}

function selectNode(element, id, several) {
  const select = make("select");
  select.id = id;
  select.multiple = several;
  if (!several) {
    const none = make("option", "", element.placeholder ? element.placeholder.text : "Choose one");
    none.value = "";
    select.append(none);
  }
  const fill = (place, options) =>
    options.forEach((option) => {
      const node = make("option", "", option.text.text);
      node.value = option.value;
      place.append(node);
    });
  if (element.options) fill(select, element.options);
  for (const group of element.option_groups || []) {
    const node = make("optgroup");
    node.label = group.label.text;
    fill(node, group.options);
    select.append(node);
  }
  return select;
}

function writingNode(element, id) {
  const box = make(element.multiline ? "textarea" : "input");
  if (!element.multiline) box.type = "text";
  box.id = id;
  if (element.max_length) box.maxLength = element.max_length;
  if (element.placeholder) box.placeholder = element.placeholder.text;
  return box;
}

function inputNode(block) {
  const element = block.element;
  const id = "in-" + block.block_id;
  const lists = ["radio_buttons", "checkboxes"].includes(element.type);
  const box = make(lists ? "fieldset" : "div", "question");
  const label = make(lists ? "legend" : "label", "label", block.label.text);
  if (!lists) label.htmlFor = id;
  if (block.optional) label.append(make("span", "optional", " (optional)"));
  box.append(label);
  box.dataset.block = block.block_id;
  box.dataset.kind = element.type;
  if (lists) box.append(choicesNode(element, block, element.type === "checkboxes" ? "checkbox" : "radio"));
  else if (element.type === "plain_text_input") box.append(writingNode(element, id));
  else box.append(selectNode(element, id, element.type === "multi_static_select"));
  if (block.hint) box.append(make("p", "hint", block.hint.text));
  return box;
}
