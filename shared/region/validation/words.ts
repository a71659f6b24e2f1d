/**
 * Parts of the function that CouchDB runs for each write. It is stored in the region as text and run there by SpiderMonkey
 * 1.8.5 to 91 or QuickJS: ES5 and no more, nothing of the outside. `R` holds the tables (tables.ts), `C` the codes.
 *
 * A refusal is a value until the end, since CouchDB takes any exception for one.
 */
export const comparing = `
  function has(object, key) { return Object.prototype.hasOwnProperty.call(object, key); }
  function isList(value) { return Object.prototype.toString.call(value) === '[object Array]'; }
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
  // All of a is in b, which has no more to say.
  function kept(a, b, rules) {
    var key, i;
    if (a === b) return true;
    if (kindOf(a) !== kindOf(b) || a === null || typeof a !== 'object') return false;
    if (isList(a)) {
      if (a.length !== b.length) return false;
      for (i = 0; i < a.length; i++) if (!kept(a[i], b[i], null)) return false;
      return true;
    }
    for (key in a) if (has(a, key) && !(has(b, key) && kept(a[key], b[key], null))) return false;
    for (key in b) if (has(b, key) && !has(a, key) && !saysNothing(key, b[key], rules)) return false;
    return true;
  }
  // Without what belongs to the revision protocol, and to the end of a leaf.
  function plain(doc, without) {
    var copy = {}, key;
    for (key in doc)
      if (has(doc, key) && (key.charAt(0) !== '_' || key === '_id') && without.indexOf(key) < 0) copy[key] = doc[key];
    return copy;
  }
  // What stands side by side in an immutable document (shared/merge/merge.ts).
  function variants(doc) {
    return [plain(doc, ['alternatives', 'ended'])].concat(isList(doc.alternatives) ? doc.alternatives : []);
  }
  function keepsAll(before, after, rules) {
    return before.every(function (one) {
      return after.some(function (other) { return kept(one, other, rules); });
    });
  }
  function isTooLarge(doc) {
    var text = JSON.stringify(plain(doc, [])), bytes = 0, i, code;
    if (text.length * 3 <= R.bytes) return false;
    for (i = 0; i < text.length && bytes <= R.bytes; i++) {
      code = text.charCodeAt(i);
      // A surrogate pair is four bytes, two for each half.
      bytes += code < 128 ? 1 : code < 2048 || (code >= 55296 && code < 57344) ? 2 : 3;
    }
    return bytes > R.bytes;
  }`;

/** Who writes: by the roles of the account alone. */
export const asking = `
  function holds(role) { return userCtx.roles.indexOf(role) >= 0; }
  function isOne(offices) {
    return offices === null || offices.some(function (office) { return holds(R.member + ':' + office); });
  }
  function answersFor(person) { return typeof person === 'string' && holds('person:' + person); }
  function personIn(value) { return value && typeof value === 'object' ? value.id : undefined; }
  function endsWith(id, tail) { return typeof tail === 'string' && id.slice(-tail.length - 1) === ':' + tail; }`;
