/** The rules themselves, one function a question; each answers a code of refusals.ts, or null. See words.ts for the language. */
export const shapes = `
  function shapeRefusal(rules) {
    var i, field;
    if (!new RegExp(rules.id).test(newDoc._id)) return C.shape;
    if (has(newDoc, 'schema') && typeof newDoc.schema !== 'number') return C.shape;
    if (newDoc.schema > rules.schema) return null;
    for (i = 0; i < rules.required.length; i++) if (!has(newDoc, rules.required[i])) return C.shape;
    for (field in rules.kinds)
      if (has(rules.kinds, field) && has(newDoc, field) && kindOf(newDoc[field]) !== rules.kinds[field])
        return C.shape;
    return null;
  }`;

export const authors = `
  // A position is its voter's, or marked as recorded by another who keeps the pen.
  function voteRefusal(rules) {
    var voter = personIn(newDoc.voter);
    if (!endsWith(newDoc._id, voter)) return C.shape;
    if (!answersFor(newDoc.recordedBy)) return C.author;
    return answersFor(voter) || isOne(rules.offices) ? null : C.right;
  }
  // Who decides, or who writes for him and says so.
  function decisionRefusal(rules) {
    if (newDoc._id !== 'decision:' + String(newDoc['case']).slice(5) + ':' + newDoc.version) return C.shape;
    if (!answersFor(newDoc.recordedBy)) return C.author;
    return isOne(R.deciders) || newDoc.recordedBy !== personIn(newDoc.decidedBy) ? null : C.author;
  }
  function attendanceRefusal(rules) {
    var person = personIn(newDoc.person);
    if (!endsWith(newDoc._id, person)) return C.shape;
    return isOne(rules.offices) || answersFor(person) ? null : C.right;
  }
  // Registering a case puts it on the meeting's list, and changes nothing else there.
  function isRegistration(rules) {
    var own = ['order', 'clock', 'stamps', 'pending'];
    if (!before || !isOne(R.registrars)) return false;
    return kept(plain(before, own), plain(newDoc, own), rules) &&
      kept(plain(before.stamps || {}, ['order']), plain(newDoc.stamps || {}, ['order']), null) &&
      kept(plain(before.pending || {}, ['order']), plain(newDoc.pending || {}, ['order']), null);
  }`;

export const changes = `
  function writeRefusal(type, rules) {
    if (type === 'vote') return voteRefusal(rules);
    if (type === 'attendance') return attendanceRefusal(rules);
    if (!isOne(rules.offices) && !(type === 'meeting' && isRegistration(rules))) return C.right;
    if (rules.immutable && before)
      return keepsAll(variants(before), variants(newDoc), rules) ? null : C.immutable;
    if (type === 'decision') return decisionRefusal(rules);
    if (type === 'trace') return answersFor(newDoc.by) ? null : C.author;
    return null;
  }
  // The losing leaf of a conflict ends once the merge holds what it said. No rule can see the other leaves, so: a field
  // merge is ended by who may write it; a vote by whom it is of; what is immutable takes the whole merge into its grave.
  function endRefusal(type, rules) {
    if (!before) return null;
    if (!rules) return C.deletion;
    if (rules.immutable)
      return newDoc.ended === true && isOne(rules.offices) && newDoc.type === type &&
        variants(newDoc).length > variants(before).length &&
        keepsAll(variants(before), variants(newDoc), rules) ? null : C.deletion;
    if (type === 'vote')
      return answersFor(before.recordedBy) || answersFor(personIn(before.voter)) ? null : C.right;
    if (type === 'attendance' && answersFor(personIn(before.person))) return null;
    return isOne(rules.offices) ? null : C.right;
  }
  function refusal() {
    var id = newDoc._id, type = id.split(':')[0], rules = has(R.types, type) ? R.types[type] : null, wrong;
    if (id === 'identity') return holds(R.administrator) && !newDoc._deleted ? null : C.identity;
    if (!holds(R.member)) return C.member;
    if (newDoc._attachments) return C.shape;
    if (isTooLarge(newDoc)) return C.size;
    if (newDoc._deleted) return endRefusal(type, rules);
    if (newDoc.type !== type) return C.shape;
    // Of a newer version: let through where it says what it is.
    if (!rules) return typeof newDoc.schema === 'number' ? null : C.shape;
    wrong = shapeRefusal(rules) || writeRefusal(type, rules);
    return wrong && before && kept(plain(before, []), plain(newDoc, []), rules) ? null : wrong;
  }`;
