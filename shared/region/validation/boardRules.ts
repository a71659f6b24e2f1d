/** The rules of a board's database, put together; see words.ts for the language. */
export const changes = `
  function writeRefusal(type, rules) {
    if (type === 'vote') return voteRefusal(rules);
    var wrong = type === 'attendance' ? attendanceRefusal(rules)
      : isOne(rules.offices) || (type === 'meeting' && isRegistration(rules)) ? null : C.right;
    if (wrong) return wrong;
    if (rules.immutable) return wordRefusal(type, rules);
    return isNewer(rules) ? null : stampRefusal(rules);
  }
  function refusal() {
    var id = newDoc._id, type = id.split(':')[0], rules = own(R.types, type) || null, wrong;
    if (id === 'identity') return holds(R.administrator) && !newDoc._deleted ? null : C.identity;
    if (!holds(R.member)) return C.member;
    wrong = oddFrame(type, rules) || oddContent();
    if (wrong) return wrong;
    if (newDoc._deleted) return endRefusal(type, rules);
    if (newDoc.type !== type) return C.shape;
    // Of a newer version: let through where it says what it is.
    if (!rules) return typeof newDoc.schema !== 'number' ? C.shape : isOne(R.officers) ? null : C.right;
    wrong = shapeRefusal(rules) || writeRefusal(type, rules);
    return wrong && before && kept(plain(before, []), plain(newDoc, []), rules) ? null : wrong;
  }`;
