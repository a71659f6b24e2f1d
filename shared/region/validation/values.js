/* Comparing values: what is the same, what was kept, what stands side by side. README.md, "The text in CouchDB". */
/* global tables */

function has(object, key) {
  return Object.prototype.hasOwnProperty.call(object, key);
}
function isObject(value) {
  return value !== null && typeof value === 'object';
}
function own(object, key) {
  return isObject(object) && has(object, key) ? object[key] : undefined;
}
function isList(value) {
  return Object.prototype.toString.call(value) === '[object Array]';
}
function kindOf(value) {
  return value === null ? 'null' : isList(value) ? 'array' : typeof value;
}
function isEmpty(value) {
  var key;
  if (value === null || typeof value !== 'object') return value === '' || value === false;
  for (key in value) if (has(value, key)) return false;
  return true;
}
// What a newer version writes out and an older one left away: the default of a field, or nothing in a field unknown here.
function saysNothing(key, value, rules) {
  return rules && has(rules.kinds, key)
    ? has(rules.defaults, key) && kept(value, rules.defaults[key], null)
    : isEmpty(value);
}
// All of a is in b; whether b may have more to say in one more field is asked of mayAdd(key, value).
function within(a, b, mayAdd, mayAddInside) {
  var key, i;
  if (a === b) return true;
  if (kindOf(a) !== kindOf(b) || !isObject(a)) return false;
  if (isList(a)) {
    if (a.length !== b.length) return false;
    for (i = 0; i < a.length; i++) if (!within(a[i], b[i], mayAddInside, mayAddInside)) return false;
    return true;
  }
  for (key in a)
    if (has(a, key) && !(has(b, key) && within(a[key], b[key], mayAddInside, mayAddInside))) return false;
  for (key in b) if (has(b, key) && !has(a, key) && !mayAdd(key, b[key])) return false;
  return true;
}
// A part that is written out says what it means where it is not there. Anything else is more than what was said: a version
// that has more to say there raises the schema, and is judged by rules of its own time.
function meansTheSame(key, value) {
  return has(tables.partDefaults, key) && kept(value, tables.partDefaults[key], null);
}
// All of a is in b, which has no more to say.
function kept(a, b, rules) {
  return within(
    a,
    b,
    function (key, value) {
      return saysNothing(key, value, rules);
    },
    meansTheSame
  );
}
// Without what belongs to the revision protocol, and to the end of a leaf.
function plain(doc, without) {
  var copy = {},
    key;
  for (key in doc)
    if (has(doc, key) && (key.charAt(0) !== '_' || key === '_id') && without.indexOf(key) < 0)
      copy[key] = doc[key];
  return copy;
}
// What stands side by side in an immutable document (shared/merge/merge.ts).
function variants(doc) {
  return [plain(doc, ['alternatives', 'ended'])].concat(isList(doc.alternatives) ? doc.alternatives : []);
}
function keepsAll(before, after, rules) {
  return before.every(function (one) {
    return after.some(function (other) {
      return kept(one, other, rules);
    });
  });
}
