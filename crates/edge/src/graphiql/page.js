"use strict";
const at = (id) => document.getElementById(id);
const words = document.body.dataset;
const MOST_SHOWN = 200_000;
let running = null;

at("query").value = localStorage.getItem("hub.query") ?? "{\n  __typename\n}\n";
at("variables").value = localStorage.getItem("hub.variables") ?? "";

function send(call, signal) {
  const headers = {
    "content-type": "application/json",
    accept: "application/graphql-response+json, application/json;q=0.9, text/event-stream;q=0.5",
    "accept-language": document.documentElement.lang,
  };
  if (at("token").value) headers.authorization = `Bearer ${at("token").value}`;
  return fetch("/graphql", { method: "POST", headers, body: JSON.stringify(call), signal });
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
  at("answer").textContent = (JSON.stringify(value, null, 2) + under).slice(0, MOST_SHOWN);
}

async function run() {
  running?.abort();
  const mine = (running = new AbortController());
  const started = performance.now();
  const status = (text) => { if (running === mine) at("status").textContent = text; };
  at("stop").disabled = false;
  try {
    localStorage.setItem("hub.query", at("query").value);
    localStorage.setItem("hub.variables", at("variables").value);
    const variables = at("variables").value.trim() ? JSON.parse(at("variables").value) : null;
    const answer = await send({ query: at("query").value, variables }, mine.signal);
    if (answer.headers.get("content-type")?.startsWith("text/event-stream")) {
      let count = 0;
      at("answer").textContent = "";
      status("…");
      for await (const event of events(answer.body)) {
        status(`${++count}`);
        show(event, "\n\n" + at("answer").textContent);
      }
      status(`${count} · ${words.ended}`);
    } else {
      show(await answer.json());
      status(`${answer.status} · ${Math.round(performance.now() - started)} ms`);
    }
  } catch (error) {
    if (!mine.signal.aborted) {
      at("answer").textContent = `${words.failed}: ${error.message}`;
      status("");
    }
  } finally {
    if (running === mine) {
      running = null;
      at("stop").disabled = true;
    }
  }
}

at("run").onclick = run;
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

const named = (type) =>
  type.kind === "NON_NULL" ? `${named(type.ofType)}!` : type.kind === "LIST" ? `[${named(type.ofType)}]` : type.name;
const made = (tag, text = "", ...children) => {
  const element = document.createElement(tag);
  element.textContent = text;
  element.append(...children);
  return element;
};

function described(field) {
  const args = field.args?.length ? `(${field.args.map((arg) => `${arg.name}: ${named(arg.type)}`).join(", ")})` : "";
  const code = made("code", `${field.name}${args}${field.type ? `: ${named(field.type)}` : ""}`);
  if (field.isDeprecated) code.style.setProperty("text-decoration", "line-through");
  return made("li", "", code, ...(field.description ? [made("p", field.description)] : []));
}

function list(types, sought) {
  const fields = (type) => type.fields ?? type.inputFields ?? type.enumValues ?? type.possibleTypes ?? [];
  const fits = (thing) => thing.name.toLowerCase().includes(sought);
  const shown = types.filter((type) => fits(type) || fields(type).some(fits));
  at("schema").replaceChildren(...shown.map((type) => {
    const details = made("details", "", made("summary", type.name));
    details.ontoggle = () => {
      if (details.children.length > 1) return;
      if (type.description) details.append(made("p", type.description));
      details.append(made("ul", "", ...fields(type).map(described)));
    };
    details.open = sought !== "" && shown.length < 4;
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
