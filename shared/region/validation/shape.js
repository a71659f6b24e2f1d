/* What a document may look like, whoever writes it. */
/* global newDoc, tables, codes, has, isList, kindOf, own, plain, isOne, partsRefusal */

// A key of a table, when it is also the name of a property that every object has, is read as that property somewhere.
function isName(key) {
  return !(key in {}) && key.slice(0, 2) !== '__';
}
function isHash(hash) {
  return /^[0-9a-f]{1,64}$/.test(hash);
}
function oddFrame(type, rules) {
  var id = newDoc._id,
    rev = newDoc._rev,
    ids = own(newDoc._revisions, 'ids');
  if (id.length > tables.idLength || !isName(type)) return codes.shape;
  if (!new RegExp(rules ? rules.id : tables.unknownId).test(id)) return codes.shape;
  if (rev !== undefined && !/^[0-9]+-[0-9a-f]{1,64}$/.test(rev)) return codes.shape;
  return isList(ids) && !ids.every(isHash) ? codes.shape : null;
}
function oddContent() {
  var text = JSON.stringify(plain(newDoc, [])),
    bytes = 0,
    i,
    code;
  // Within a text the quotation marks would be escaped: it is a key.
  if (newDoc._attachments || text.indexOf('"__proto__":') >= 0) return codes.shape;
  if (text.length * 3 <= tables.bytes) return null;
  for (i = 0; i < text.length && bytes <= tables.bytes; i++) {
    code = text.charCodeAt(i);
    // A surrogate pair is four bytes, two for each half.
    bytes += code < 128 ? 1 : code < 2048 || (code >= 55296 && code < 57344) ? 2 : 3;
  }
  return bytes > tables.bytes ? codes.size : null;
}
function isNewer(rules) {
  return newDoc.schema > rules.schema;
}
// What this text cannot read is taken from an office of the board alone.
function shapeRefusal(rules) {
  var i, field;
  if (has(newDoc, 'schema') && typeof newDoc.schema !== 'number') return codes.shape;
  if (isNewer(rules)) return isOne(tables.officers) ? null : codes.right;
  for (i = 0; i < rules.required.length; i++) if (!has(newDoc, rules.required[i])) return codes.shape;
  for (field in rules.kinds)
    if (has(rules.kinds, field) && has(newDoc, field) && kindOf(newDoc[field]) !== rules.kinds[field])
      return codes.shape;
  return partsRefusal(rules);
}
// Clocks of workstations are hours apart, and what was written long ago comes late: only the future is bounded.
function instantRefusal(at) {
  var instant =
    typeof at === 'string' && /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$/.test(at) ? Date.parse(at) : NaN;
  if (instant !== instant) return codes.shape;
  return instant > Date.now() + tables.ahead ? codes.time : null;
}
function isEarlier(a, b) {
  return Date.parse(a) < Date.parse(b);
}
