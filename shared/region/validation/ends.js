/*
 * The losing leaf of a conflict ends once the merge holds what it said. No rule can see the other leaves, so every end
 * carries the merge: it asks for what writing that merge asks for, and holds all that the leaf held.
 */
/* global newDoc, before, codes, has, isObject, keepsAll, own, plain, variants, isOne, isEarlier, shapeRefusal,
   changesOf, sameChange, saysTheSame, seenIn, stampedFields, writeRefusal */

// Nothing of the leaf is gone that nobody replaced: each of its values is there, or one that the leaf had not seen is.
function coversLeaf(rules) {
  var device, field;
  function isCovered(name) {
    var now = changesOf(newDoc, name);
    return changesOf(before, name).every(function (held) {
      var same = now.filter(function (other) {
        return sameChange(other.stamp, held.stamp);
      });
      return same.length > 0
        ? same.some(function (other) {
            return saysTheSame(name, held.value, other.value, rules);
          })
        : now.some(function (other) {
            return !seenIn(before, other.stamp);
          });
    });
  }
  // What was never signed has no history to ask: something is still said there.
  function isSaid(name, was, is) {
    return was === undefined || is !== undefined || changesOf(newDoc, name).length > 0;
  }
  for (device in before.clock || {})
    if (has(before.clock, device) && !(own(newDoc.clock, device) >= before.clock[device])) return false;
  if (!stampedFields(before).every(isCovered)) return false;
  for (field in plain(before, ['clock', 'stamps', 'pending', 'values', 'schema', 'ended']))
    if (!isSaid(field, before[field], newDoc[field])) return false;
  for (field in isObject(before.values) ? before.values : {})
    if (!isSaid(field, before.values[field], own(newDoc.values, field))) return false;
  return true;
}
function endRefusal(type, rules) {
  var wrong;
  if (!rules || newDoc.ended !== true || newDoc.type !== type) return codes.deletion;
  if (rules.immutable)
    return isOne(rules.offices) &&
      (!before ||
        (variants(newDoc).length > variants(before).length &&
          keepsAll(variants(before), variants(newDoc), rules)))
      ? null
      : codes.deletion;
  // Whoever only registers cases puts meetings together for nobody.
  if (type === 'meeting' && !isOne(rules.offices)) return codes.right;
  wrong = shapeRefusal(rules) || writeRefusal(type, rules);
  if (wrong || !before) return wrong;
  if (type === 'vote') return isEarlier(newDoc.at, before.at) ? codes.deletion : null;
  return before.schema > rules.schema || coversLeaf(rules) ? null : codes.deletion;
}
