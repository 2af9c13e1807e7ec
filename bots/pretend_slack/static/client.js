// The browser client of the pretend workspace: shows what one person sees and sends what they press.
import { blockNode, make, textNode } from "/blocks.js";

const byId = (id) => document.getElementById(id);
const modal = byId("modal");
let me = "";
let shownMessages = "";
let shownView = "";
let view = null;

function valuesOf() {
  const values = {};
  document.querySelectorAll("#modal [data-block]").forEach((box) => {
    const kind = box.dataset.kind;
    const checked = [...box.querySelectorAll("input:checked, option:checked")].map((node) => node.value);
    if (kind === "checkboxes" || kind === "multi_static_select") values[box.dataset.block] = checked;
    else if (kind === "plain_text_input") values[box.dataset.block] = box.querySelector("textarea, input").value;
    else values[box.dataset.block] = checked[0] || "";
  });
  return values;
}

function showErrors(errors) {
  document.querySelectorAll("#modal .error").forEach((node) => node.remove());
  document.querySelectorAll("#modal .wrong").forEach((node) => node.classList.remove("wrong"));
  let first = null;
  for (const [block, sentence] of Object.entries(errors)) {
    const box = [...document.querySelectorAll("#modal [data-block]")].find((b) => b.dataset.block === block);
    if (!box) continue;
    const error = make("p", "error", sentence);
    error.id = "error-" + block;
    box.classList.add("wrong");
    box.querySelector(".label").after(error);
    const control = box.querySelector("input, textarea, select");
    control.setAttribute("aria-describedby", error.id);
    first = first || control;
  }
  if (first) first.focus();
}

function say(id, sentence) {
  byId(id).textContent = sentence || "";
  byId(id).hidden = !sentence;
}

async function ask(path, body) {
  try {
    const options = body && {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ user: me, ...body }),
    };
    return await (await fetch(path, options || undefined)).json();
  } catch {
    return { ok: false, trouble: "The pretend workspace is not answering. Is it still running?" };
  }
}

async function send(event) {
  event.preventDefault();
  const button = byId("modal-send");
  button.disabled = true;
  showErrors({});
  say("modal-trouble", "");
  const reply = await ask("/_client/submit", { view_id: view.id, values: valuesOf() });
  button.disabled = false;
  if (reply.errors) showErrors(reply.errors);
  else if (!reply.ok) say("modal-trouble", reply.trouble || "Something went wrong. Try again?");
  await look();
}

async function close() {
  const id = view && view.id;
  modal.close();
  if (id) await ask("/_client/close", { view_id: id });
  await look();
}

function footButton(id, label, className) {
  const button = make("button", "button " + className, label);
  button.type = id === "modal-send" ? "submit" : "button";
  button.id = id;
  byId("modal-foot").append(button);
  return button;
}

function showView(fresh) {
  view = fresh;
  const key = fresh ? fresh.id + fresh.hash : "";
  if (key === shownView) return;
  shownView = key;
  if (!fresh) {
    if (modal.open) modal.close();
    return;
  }
  byId("modal-title").textContent = fresh.title.text;
  say("modal-trouble", "");
  byId("modal-blocks").replaceChildren(...fresh.blocks.map((block) => blockNode(block, async () => {})));
  byId("modal-foot").replaceChildren();
  footButton("modal-close", fresh.close ? fresh.close.text : "Close", "").addEventListener("click", close);
  if (fresh.submit) footButton("modal-send", fresh.submit.text, "primary");
  if (!modal.open) modal.showModal();
  byId("modal-blocks").scrollTop = 0;
}

function press(ts) {
  return async (block, element) => {
    say("notice", "");
    const body = { ts, block_id: block.block_id, action_id: element.action_id };
    const reply = await ask("/_client/press", body);
    if (!reply.ok) say("notice", reply.trouble || "Something went wrong. Try again?");
    await look();
  };
}

function messageNode(message) {
  const node = make("article", "message" + (message.whispered ? " whispered" : ""));
  const face = make("span", "face app", "H");
  face.setAttribute("aria-hidden", "true");
  const body = make("div", "blocks");
  const who = make("p", "who", "Heard");
  who.append(make("span", "badge", "APP"));
  const at = new Date(Number(message.ts) * 1000);
  const time = make("time", "", at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" }));
  time.dateTime = at.toISOString();
  who.append(time);
  if (message.whispered) who.append(make("small", "", "Only you can see this"));
  if (message.edited) who.append(make("small", "", "(edited)"));
  body.append(who);
  if ((message.blocks || []).length) {
    for (const block of message.blocks) body.append(blockNode(block, press(message.ts)));
  } else body.append(textNode({ type: "mrkdwn", text: message.text }));
  node.append(face, body);
  return node;
}

function showMessages(messages) {
  const key = me + JSON.stringify(messages);
  if (key === shownMessages) return;
  shownMessages = key;
  const box = byId("messages");
  if (messages.length) box.replaceChildren(...messages.map(messageNode));
  else box.replaceChildren(make("p", "empty", "Nothing yet. When a check-in is due, Heard sends its message here."));
  box.scrollTop = box.scrollHeight;
}

function showPeople(state) {
  byId("place").textContent = state.workspace;
  const mine = state.people.find((person) => person.id === state.me);
  byId("me").textContent = mine.name;
  const key = JSON.stringify([state.me, state.people]);
  if (byId("people").dataset.key === key) return;
  byId("people").dataset.key = key;
  const had = document.activeElement && document.activeElement.dataset.person;
  byId("people").replaceChildren(
    ...state.people.map((person) => {
      const item = make("li");
      const button = make("button");
      button.type = "button";
      button.dataset.person = person.id;
      if (person.id === state.me) button.setAttribute("aria-current", "true");
      const face = make("span", "face", person.name[0]);
      face.setAttribute("aria-hidden", "true");
      const name = make("span", "", person.name);
      name.append(make("small", "", person.group));
      button.append(face, name);
      if (person.unread) button.append(make("span", "dot", "new"));
      button.addEventListener("click", () => become(person.id));
      item.append(button);
      return item;
    }),
  );
  const again = had && document.querySelector(`[data-person="${had}"]`);
  if (again) again.focus();
}

async function become(person) {
  me = person;
  location.hash = person;
  say("notice", "");
  if (matchMedia("(max-width:44rem)").matches) byId("people-box").open = false;
  await look();
}

async function look() {
  const asked = me;
  const state = await ask("/_client/state?user=" + encodeURIComponent(me));
  if (asked !== me) return;
  if (!state.people) return say("notice", state.trouble);
  me = state.me;
  showPeople(state);
  showMessages(state.messages);
  showView(state.view);
}

document.querySelector("#modal form").addEventListener("submit", send);
byId("modal-cross").addEventListener("click", close);
modal.addEventListener("cancel", (event) => {
  event.preventDefault();
  close();
});
me = location.hash.slice(1);
if (matchMedia("(max-width:44rem)").matches) byId("people-box").open = false;
(async function watch() {
  await look();
  setTimeout(watch, document.hidden ? 5000 : 1000);
})();
