"use strict";
const at = (id) => document.getElementById(id);
const texts = document.body.dataset;
const MAX_SHOWN = 200_000;
let running = null;

at("query").value = localStorage.getItem("hub.query") ?? "{\n  __typename\n}\n";
at("variables").value = localStorage.getItem("hub.variables") ?? "";

function send(parameters, signal) {
  const headers = {
    "content-type": "application/json",
    accept: "application/graphql-response+json, application/json;q=0.9, text/event-stream;q=0.5",
    "accept-language": document.documentElement.lang,
  };
  if (at("token").value) headers.authorization = `Bearer ${at("token").value}`;
  return fetch("/graphql", { method: "POST", headers, body: JSON.stringify(parameters), signal });
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let text = ""; ; ) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (text + value).split("\n\n");
    text = parts.pop();
    for (const part of parts) {
      const field = (name) => part.split("\n").find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1).trim();
      if (field("event") === "complete") return;
      if (field("event") === "next") yield JSON.parse(field("data"));
    }
  }
}

function show(value, under = "") {
  at("answer").textContent = (JSON.stringify(value, null, 2) + under).slice(0, MAX_SHOWN);
}

async function run() {
  running?.abort();
  const controller = (running = new AbortController());
  const started = performance.now();
  const status = (text) => { if (running === controller) at("status").textContent = text; };
  at("stop").disabled = false;
  try {
    localStorage.setItem("hub.query", at("query").value);
    localStorage.setItem("hub.variables", at("variables").value);
    const variables = at("variables").value.trim() ? JSON.parse(at("variables").value) : null;
    const answer = await send({ query: at("query").value, variables }, controller.signal);
    if (answer.headers.get("content-type")?.startsWith("text/event-stream")) {
      let count = 0;
      at("answer").textContent = "";
      status("…");
      for await (const event of events(answer.body)) {
        status(`${++count}`);
        show(event, "\n\n" + at("answer").textContent);
      }
      status(`${count} · ${texts.ended}`);
    } else {
      show(await answer.json());
      status(`${answer.status} · ${Math.round(performance.now() - started)} ms`);
      // Who signs in, or in another capacity, can ask another part of the schema.
      if (/\bmutation\b/.test(at("query").value)) schema().catch(() => {});
    }
  } catch (error) {
    if (!controller.signal.aborted) {
      at("answer").textContent = `${texts.failed}: ${error.message}`;
      status("");
    }
  } finally {
    if (running === controller) {
      running = null;
      at("stop").disabled = true;
    }
  }
}

at("run").onclick = run;
at("token").onchange = () => schema().catch(() => {});
at("stop").onclick = () => running?.abort();
document.addEventListener("keydown", (key) => {
  if (key.key === "Enter" && (key.ctrlKey || key.metaKey)) {
    key.preventDefault();
    run();
  }
});

const TYPE = "name kind ofType { name kind ofType { name kind ofType { name kind ofType { name kind } } } }";
const SCHEMA = `{ __schema { types { name kind description
  fields(includeDeprecated: true) { name description isDeprecated args { name type { ${TYPE} } } type { ${TYPE} } }
  inputFields { name description type { ${TYPE} } } enumValues { name description } possibleTypes { name } } } }`;

const typeText = (type) =>
  type.kind === "NON_NULL" ? `${typeText(type.ofType)}!` : type.kind === "LIST" ? `[${typeText(type.ofType)}]` : type.name;
const create = (tag, text = "", ...children) => {
  const element = document.createElement(tag);
  element.textContent = text;
  element.append(...children);
  return element;
};

function fieldItem(field) {
  const args = field.args?.length ? `(${field.args.map((arg) => `${arg.name}: ${typeText(arg.type)}`).join(", ")})` : "";
  const code = create("code", `${field.name}${args}${field.type ? `: ${typeText(field.type)}` : ""}`);
  if (field.isDeprecated) code.style.setProperty("text-decoration", "line-through");
  return create("li", "", code, ...(field.description ? [create("p", field.description)] : []));
}

function list(types, pattern) {
  const fields = (type) => type.fields ?? type.inputFields ?? type.enumValues ?? type.possibleTypes ?? [];
  const matches = (item) => item.name.toLowerCase().includes(pattern);
  const visible = types.filter((type) => matches(type) || fields(type).some(matches));
  at("schema").replaceChildren(...visible.map((type) => {
    const details = create("details", "", create("summary", type.name));
    details.ontoggle = () => {
      if (details.children.length > 1) return;
      if (type.description) details.append(create("p", type.description));
      details.append(create("ul", "", ...fields(type).map(fieldItem)));
    };
    details.open = pattern !== "" && visible.length < 4;
    return details;
  }));
}

async function schema() {
  const answer = await (await send({ query: SCHEMA })).json();
  const types = (answer.data?.__schema.types ?? []).filter((type) => !type.name.startsWith("__"));
  at("search").oninput = () => list(types, at("search").value.trim().toLowerCase());
  list(types, "");
}
schema().catch(() => {});
