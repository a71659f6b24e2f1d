/* Whose word a document is, one function a type; each answers a code of refusals.ts, or null. */
/* global newDoc, userCtx, tables, before, codes, isList, isObject, keepsAll, kept, plain, variants, answersFor,
   endsWith, generation, isOne, personIn, instantRefusal, isBorne, isEarlier, isNewer,
   changesOf, valueOf */

// What was noted on another workstation, as a merge puts it beside the last position: a first writing merges nothing.
function apartRefusal(rules) {
  var wrong = null;
  if (newDoc.apart === undefined) return null;
  if (!Array.isArray(newDoc.apart)) return codes.shape;
  newDoc.apart.forEach(function (one) {
    var isSaid = isObject(one) && (isNewer(rules) || tables.positions.indexOf(one.position) >= 0);
    wrong = wrong || (isSaid ? instantRefusal(one.at) : codes.shape);
  });
  return wrong || (before || generation() > 1 || newDoc.apart.length === 0 ? null : codes.author);
}
// A position is its voter's, or marked as recorded by another who keeps the pen. The voter's own account also carries
// what another recorded for him, where that is the later of two: a merge, which nobody recorded.
function voteRefusal(rules) {
  var voter = personIn(newDoc.voter),
    parts = newDoc._id.split(':'),
    wrong;
  if (!endsWith(newDoc._id, voter)) return codes.shape;
  if (newDoc['case'] !== 'case:' + parts[1] || newDoc.proposal !== 'proposal:' + parts[1] + ':' + parts[2])
    return codes.shape;
  if (!isNewer(rules) && tables.positions.indexOf(newDoc.position) < 0) return codes.shape;
  wrong = instantRefusal(newDoc.at) || apartRefusal(rules);
  if (wrong) return wrong;
  if (answersFor(newDoc.recordedBy)) return answersFor(voter) || isOne(rules.offices) ? null : codes.right;
  if (!answersFor(voter)) return codes.author;
  return (before ? !isEarlier(newDoc.at, before.at) : generation() > 1) ? null : codes.author;
}
// When somebody came, left or gave an opinion, when a meeting began, ended or was validated: wherever the document says so.
function instantsIn(doc) {
  var instants = [];
  function take(instant) {
    if (instant !== undefined) instants.push(instant);
  }
  function all(field, read) {
    [valueOf(doc, field)]
      .concat(
        changesOf(doc, field).map(function (held) {
          return held.value;
        })
      )
      .forEach(function (value) {
        if (value !== undefined && value !== null) read(value);
      });
  }
  if (doc.type === 'attendance') {
    all('spans', function (stays) {
      if (isList(stays))
        stays.filter(isObject).forEach(function (stay) {
          take(stay.from);
          take(stay.to);
        });
    });
    all('written', function (opinion) {
      take(opinion.day + 'T00:00:00.000Z');
    });
  }
  if (doc.type === 'meeting') {
    all('openedAt', take);
    all('closedAt', take);
    all('attendanceValidated', function (validation) {
      take(validation.at);
    });
  }
  return instants;
}
function instantsRefusal() {
  var held = before ? instantsIn(before) : [],
    wrong = null;
  instantsIn(newDoc).forEach(function (at) {
    wrong = wrong || (held.indexOf(at) >= 0 ? null : instantRefusal(at));
  });
  return wrong;
}
function attendanceRefusal(rules) {
  var person = personIn(newDoc.person);
  if (!endsWith(newDoc._id, person)) return codes.shape;
  if (!isOne(rules.offices) && !answersFor(person)) return codes.right;
  return null;
}
// Registering a case puts it on the meeting's list, signed, and changes nothing else there.
function isRegistration(rules) {
  var moved = ['order', 'clock', 'stamps', 'pending'];
  if (!before || !isOne(tables.registrars)) return false;
  return (
    isBorne('order', rules) &&
    kept(plain(before, moved), plain(newDoc, moved), rules) &&
    kept(plain(before.stamps || {}, ['order']), plain(newDoc.stamps || {}, ['order']), null) &&
    kept(plain(before.pending || {}, ['order']), plain(newDoc.pending || {}, ['order']), null)
  );
}
function isDecidedForOthers(one) {
  return isOne(tables.deciders) || one.recordedBy !== personIn(one.decidedBy);
}
function isOwnWord(type, one) {
  if (type === 'decision') return answersFor(one.recordedBy) && isDecidedForOthers(one);
  return answersFor(type === 'trace' ? one.by : one.recordedBy);
}
// A workstation that the region knows by name writes in no other's name.
function isOwnDevice(device) {
  var named = userCtx.roles.filter(function (role) {
    return role.indexOf(tables.device) === 0;
  });
  return named.length === 0 || named.indexOf(tables.device + device) >= 0;
}
function placeRefusal(type) {
  var seq = '00000000' + newDoc.seq;
  if (type === 'decision')
    return newDoc._id === 'decision:' + String(newDoc['case']).slice(5) + ':' + newDoc.version
      ? null
      : codes.shape;
  if (type === 'proposal')
    return newDoc._id.indexOf('proposal:' + String(newDoc['case']).slice(5) + ':') === 0 ? null : codes.shape;
  return newDoc._id === 'trace:' + newDoc.device + ':' + seq.slice(-9) ? null : codes.shape;
}
// What is never changed: its first content is the account's own word. What others wrote under the same id comes beside
// it, or beside what is there, as a merge puts it. A merge may be into a leaf that the rules are not shown: one is then
// one's own.
function wordRefusal(type, rules) {
  var held = before ? variants(before) : [],
    all = variants(newDoc),
    wrong = null,
    others,
    owns;
  if (!all.every(isObject)) return codes.shape;
  if (before && !keepsAll(held, all, rules)) return codes.immutable;
  if (!tables.signed[type]) return null;
  all = all.filter(function (one) {
    return !held.some(function (other) {
      return kept(other, one, rules);
    });
  });
  all.forEach(function (one) {
    wrong = wrong || instantRefusal(one.at);
  });
  if (wrong) return wrong;
  if (all.length > 0 || !before) wrong = placeRefusal(type);
  if (wrong) return wrong;
  owns = all.filter(function (one) {
    return isOwnWord(type, one);
  });
  if (
    type === 'trace' &&
    owns.some(function (one) {
      return !isOwnDevice(one.device);
    })
  )
    return codes.author;
  others = all.length - owns.length;
  return others === 0 || before || (generation() > 1 && owns.length > 0) ? null : codes.author;
}
