"use strict";
// What a cure adds to the statement it replaces, and what it takes out.

const DIFF_TOKENS = 400;

/** Marks the tokens that only one of two statements has; qualifiers follow the name they qualify. */
function markChanged(before, after) {
  if (before.length > DIFF_TOKENS || after.length > DIFF_TOKENS) return false;
  const [old, fresh] = [withoutQualifiers(before), withoutQualifiers(after)];
  const common = longestCommon(old, fresh);
  markMissing(old, common.old, "gone");
  markMissing(fresh, common.fresh, "added");
  return true;
}

function markMissing(names, kept, flag) {
  names.forEach(({ token, qualifiers }, i) => {
    if (kept.has(i)) return;
    token[flag] = true;
    qualifiers.forEach((qualifier) => { qualifier[flag] = true; });
  });
}

function withoutQualifiers(tokens) {
  const names = [];
  let qualifiers = [];
  tokens.forEach((token, i) => {
    const next = tokens[i + 1];
    if (token.text === "." || (next && next.text === "." && token.kind !== "sign")) {
      qualifiers.push(token);
      return;
    }
    names.push({ token, qualifiers });
    qualifiers = [];
  });
  return names;
}

/** Positions of a longest common subsequence in each of the two. */
function longestCommon(old, fresh) {
  const length = Array.from({ length: old.length + 1 }, () => new Uint16Array(fresh.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      length[i][j] = old[i].token.lower === fresh[j].token.lower ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
    }
  }
  const common = { old: new Set(), fresh: new Set() };
  for (let i = 0, j = 0; i < old.length && j < fresh.length;) {
    if (old[i].token.lower === fresh[j].token.lower) { common.old.add(i); common.fresh.add(j); i++; j++; }
    else if (length[i + 1][j] >= length[i][j + 1]) i++;
    else j++;
  }
  return common;
}
