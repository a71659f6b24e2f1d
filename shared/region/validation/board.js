/* The rules of a board's database, put together. */
/* global newDoc, oldDoc, tables, kept, own, plain, holds, isOne, isNewer, oddContent, oddFrame, shapeRefusal,
   stampRefusal, instantsRefusal, attendanceRefusal, isRegistration, voteRefusal, wordRefusal, endRefusal */

var codes = tables.codes;
// A leaf that ended is nothing that could be lost.
var before = oldDoc && !oldDoc._deleted ? oldDoc : null;
var wrong;

function writeRefusal(type, rules) {
  if (type === 'vote') return voteRefusal(rules);
  var wrong =
    type === 'attendance'
      ? attendanceRefusal(rules)
      : isOne(rules.offices) || (type === 'meeting' && isRegistration(rules))
        ? null
        : codes.right;
  if (wrong) return wrong;
  if (rules.immutable) return wordRefusal(type, rules);
  return isNewer(rules) ? null : instantsRefusal() || stampRefusal(rules);
}
function refusal() {
  var id = newDoc._id,
    type = id.split(':')[0],
    rules = own(tables.types, type) || null,
    wrong;
  if (id === 'identity') return holds(tables.administrator) && !newDoc._deleted ? null : codes.identity;
  if (!holds(tables.member)) return codes.member;
  wrong = oddFrame(type, rules) || oddContent();
  if (wrong) return wrong;
  if (newDoc._deleted) return endRefusal(type, rules);
  if (newDoc.type !== type) return codes.shape;
  // Of a newer version: let through where it says what it is.
  if (!rules)
    return typeof newDoc.schema !== 'number' ? codes.shape : isOne(tables.officers) ? null : codes.right;
  wrong = shapeRefusal(rules) || writeRefusal(type, rules);
  return wrong && before && kept(plain(before, []), plain(newDoc, []), rules) ? null : wrong;
}

wrong = holds('_admin') ? null : refusal();
if (wrong) throw { forbidden: wrong };
