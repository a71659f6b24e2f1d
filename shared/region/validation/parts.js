/*
 * What stands inside a document that several write in. One wrong part, and every workstation takes the whole for damage. One
 * unknown word (a source, a state), and it takes the whole for a newer version's, so the word comes from an office alone.
 */
/* global newDoc, tables, before, codes, has, isList, isObject, kindOf, own, isOne */

var DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

// No 30th of February.
function isNoDay(text) {
  var year = +text.slice(0, 4),
    month = +text.slice(5, 7),
    isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0),
    last = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].indexOf(month) >= 0 ? 30 : 31;
  return +text.slice(8) > last;
}
function isText(part, text, unknown) {
  if (text.length < (part.letters || 0)) return false;
  if (part.words && part.words.indexOf(text) < 0) unknown.push(text);
  return !part.pattern || (new RegExp(part.pattern).test(text) && !(DAY.test(text) && isNoDay(text)));
}
function isNumber(part, number) {
  return !(number < part.least) && !(part.step && number % part.step !== 0);
}
function isRecord(part, record, unknown) {
  var key, of;
  if (
    part.required &&
    !part.required.every(function (field) {
      return has(record, field);
    })
  )
    return false;
  for (key in record)
    if (has(record, key)) {
      of = own(part.fields, key) || part.each;
      if (part.keys && !new RegExp(part.keys).test(key)) return false;
      if (of && !isPart(of, record[key], unknown)) return false;
    }
  return true;
}
function isPart(part, value, unknown) {
  var kind = kindOf(value);
  if (part.kind && part.kind !== kind) return false;
  if (kind === 'string') return isText(part, value, unknown);
  if (kind === 'number') return isNumber(part, value);
  if (kind === 'array')
    return (
      !part.each ||
      value.every(function (one) {
        return isPart(part.each, one, unknown);
      })
    );
  return kind !== 'object' || isRecord(part, value, unknown);
}
// A value beside others is chosen some day: it is what a value of its field may be.
function isBeside(rules, doc, unknown) {
  var field, of, i;
  for (field in doc.pending || {}) {
    of = own(rules.parts.fields, field) || own(own(own(rules.parts.fields, 'values'), 'fields'), field);
    for (i = 0; of && i < doc.pending[field].length; i++)
      if (has(doc.pending[field][i], 'value') && !isPart(of, doc.pending[field][i].value, unknown))
        return false;
  }
  return true;
}
function partsRefusal(rules) {
  var unknown = [],
    held = [];
  if (!rules.parts) return null;
  if (!isPart(rules.parts, newDoc, unknown) || !isBeside(rules, newDoc, unknown)) return codes.shape;
  if (unknown.length === 0 || isOne(tables.officers)) return null;
  if (before && isPart(rules.parts, before, held)) isBeside(rules, before, held);
  return unknown.every(function (word) {
    return held.indexOf(word) >= 0;
  })
    ? null
    : codes.right;
}
