"use strict";
// SQL for reading: cut into tokens, broken into lines, and the one value that flows marked.

const SQL_TOKEN = /(\s+)|(--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|('(?:[^']|'')*(?:'|$))|("(?:[^"]|"")*(?:"|$)|`[^`]*(?:`|$))|(\d[\w.]*)|(\?|:\w+|\$\d+)|([\p{L}_@#][\p{L}\p{N}_$#]*)|(<=|>=|<>|!=|\|\||::|[\s\S])/gu;
const SQL_KINDS = ["space", "comment", "string", "name", "number", "bind", "word", "sign"];
const SQL_WORDS = new Set(("select from where and or not in is null like between exists case when then else end as on using join left right inner "
  + "outer cross full natural lateral group order by having limit offset fetch first next rows row only union all except intersect distinct "
  + "insert into values update set delete returning with recursive over partition asc desc for conflict do nothing any cast coalesce "
  + "count sum min max avg merge call create table index primary key").split(" "));
const SQL_BREAKS = new Set(["from", "where", "group", "order", "having", "limit", "offset", "fetch", "union", "except", "intersect",
  "values", "set", "returning", "left", "right", "inner", "cross", "full", "join", "and", "or", "select"]);
const SQL_CALLS = new Set(["count", "sum", "min", "max", "avg", "coalesce", "cast", "any"]);
const SQL_WIDTH = 68;

function sqlTokens(sql) {
  const tokens = [];
  for (const match of sql.matchAll(SQL_TOKEN)) {
    const kind = SQL_KINDS[match.slice(1).findIndex((group) => group !== undefined)];
    if (kind === "space") continue;
    const lower = match[0].toLowerCase();
    const spaced = match.index > 0 && /\s/.test(sql[match.index - 1]);
    tokens.push({ text: match[0], lower, kind: kind === "word" && SQL_WORDS.has(lower) ? "keyword" : kind, spaced, mark: false });
  }
  return tokens;
}

/** Marks the select item that is read: by its position, or else by its name. Returns whether it was found. */
function markColumn(tokens, name, index) {
  const items = selectItems(tokens);
  const wanted = name.toLowerCase();
  const named = (item) => item.length > 0 && item[item.length - 1].text.replace(/["`]/g, "").toLowerCase() === wanted;
  const starred = items.some((item) => item.some((token) => token.text === "*"));
  const item = items.find(named) || (index > 0 && !starred ? items[index - 1] : null);
  if (!item) return false;
  item.slice(item.length > 12 ? -1 : 0).forEach((token) => { token.mark = true; });
  item[item.length - 1].breakAfter = true;
  return true;
}

function selectItems(tokens) {
  const items = [[]];
  let depth = 0;
  const start = tokens.findIndex((token) => token.lower === "select");
  for (const token of start < 0 ? [] : tokens.slice(start + 1)) {
    if (depth === 0 && token.lower === "from") break;
    if (depth === 0 && token.lower === "distinct") continue;
    if (token.text === "(") depth++;
    if (token.text === ")") depth--;
    if (depth === 0 && token.text === ",") items.push([]);
    else items[items.length - 1].push(token);
  }
  return items;
}

function markBind(tokens, position) {
  const bind = tokens.filter((token) => token.kind === "bind")[position - 1];
  if (!bind) return false;
  const next = tokens[tokens.indexOf(bind) + 1];
  bind.mark = true;
  bind.breakAfter = !next || next.text !== ",";
  return true;
}

/** Lines of tokens, each with its depth of indentation: one clause a line, lists hung under their first item. */
function sqlLines(tokens) {
  const lines = [];
  const opened = [];
  let line = { indent: 0, tokens: [], width: 0 };
  let between = false;
  let hang = 2;
  const flush = (indent) => {
    if (line.tokens.length) lines.push(line);
    line = { indent, tokens: [], width: 0 };
  };
  tokens.forEach((token, i) => {
    const [before, next] = [tokens[i - 1], tokens[i + 1]];
    const base = opened.filter((o) => o.block).length * 2;
    const inline = opened.length > 0 && !opened[opened.length - 1].block;
    if (token.lower === "between") between = true;
    if (token.text === ")" && opened.length && opened.pop().block) flush(base - 2);
    else if (before && SQL_BREAKS.has(token.lower) && token.kind === "keyword" && !inline && breaksHere(token, before, between)) {
      flush(base + (["and", "or"].includes(token.lower) ? 2 : 0));
    } else if (line.width > SQL_WIDTH && before && before.text === ",") flush(base + hang);
    if (token.lower === "and") between = false;
    if (token.kind === "keyword" && !inline && SQL_BREAKS.has(token.lower)) hang = token.lower === "select" ? 7 : 2;
    line.tokens.push(token);
    line.width += token.text.length + 1;
    if (token.text === "(") {
      const block = Boolean(next) && ["select", "with"].includes(next.lower);
      opened.push({ block });
      if (block) flush(base + 2);
    }
    const cut = (token.breakAfter && next && ![",", ")", ";"].includes(next.text)) || (token.text === "," && before && before.breakAfter);
    if (cut || token.text.startsWith("--")) flush(base + hang);
  });
  flush(0);
  return lines;
}

function breaksHere(token, before, between) {
  if (token.lower === "and" && between) return false;
  if (token.lower === "join") return !["left", "right", "inner", "outer", "cross", "full", "natural"].includes(before.lower);
  if (token.lower === "select") return before.text !== "(" && before.lower !== "insert";
  if (token.lower === "set") return before.lower !== "do";
  if (token.lower === "from") return !["delete", "distinct"].includes(before.lower);
  if (["left", "right"].includes(token.lower)) return before.kind !== "sign" || before.text === ")";
  return true;
}

function needsSpace(before, token) {
  if (!before || ["(", ".", "::"].includes(before.text) || [")", ",", ".", ";", "::"].includes(token.text)) return false;
  if (token.text === "(") return token.spaced || (before.kind === "keyword" && !SQL_CALLS.has(before.lower));
  return true;
}

/** A code block; the marked tokens carry the class "mark". */
function sqlBlock(tokens) {
  const code = el("code");
  sqlLines(tokens).forEach((line, n) => {
    if (n) code.append("\n");
    code.append(" ".repeat(line.indent));
    line.tokens.forEach((token, i) => {
      if (i && needsSpace(line.tokens[i - 1], token)) code.append(" ");
      code.append(el("span", { class: "t-" + token.kind + (token.mark ? " mark" : "") + (token.added ? " added" : "") + (token.gone ? " gone" : "") }, token.text));
    });
  });
  return el("pre", { class: "sql" }, code);
}

/** The same as text, for the clipboard. */
function sqlText(sql) {
  return sqlLines(sqlTokens(sql)).map((line) => " ".repeat(line.indent)
    + line.tokens.map((token, i) => (i && needsSpace(line.tokens[i - 1], token) ? " " : "") + token.text).join("")).join("\n");
}
