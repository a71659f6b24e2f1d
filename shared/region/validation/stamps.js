/*
 * Who wrote what of a document that is changed field by field (shared/domain/stamp.ts, shared/merge/mergeMutable.ts).
 *
 * What the rules make sure of:
 *
 * - A first writing is its account's own word.
 * - A value under a change that the leaf below holds is the value that stands there.
 * - What was signed stays signed, and what an act of a workstation signs comes with a signature.
 * - A change of somebody else is one that the leaf below had not seen.
 *
 * What no rule can make sure of: CouchDB shows one leaf alone, and a merge brings what others wrote in leaves that it does
 * not show. So whoever may write this document can put a change in another's name into what looks like a merge. Such a
 * change has no trace of that other workstation beside it.
 */
/* global newDoc, tables, before, codes, has, isList, isObject, meansTheSame, own, saysNothing, within,
   answersFor, areBorne, generation, instantRefusal, isName, personIn */

function valueOf(doc, field) {
  return own(doc.type === 'case' && field.indexOf('.') >= 0 ? doc.values : doc, field);
}
function sameChange(a, b) {
  return a.device === b.device && a.n === b.n;
}
function stampOf(held) {
  return own(held, 'stamp');
}
// The values that stand side by side in a field, each with the change that gave it.
function changesOf(doc, field) {
  var waiting = own(doc.pending, field),
    shown = own(doc.stamps, field),
    all = isList(waiting) ? waiting.slice() : [];
  all = all.filter(function (held) {
    return isObject(stampOf(held));
  });
  if (
    isObject(shown) &&
    !all.some(function (held) {
      return sameChange(held.stamp, shown);
    })
  )
    all.push({ value: valueOf(doc, field), stamp: shown });
  return all;
}
function stampedFields(doc) {
  var fields = [],
    field;
  for (field in doc.stamps || {}) if (has(doc.stamps, field)) fields.push(field);
  for (field in doc.pending || {})
    if (has(doc.pending, field) && fields.indexOf(field) < 0) fields.push(field);
  return fields;
}
function seenIn(doc, stamp) {
  return (own(doc.clock, stamp.device) || 0) >= stamp.n;
}
// Nothing may come to be said where nothing was. A "no" in a value says something.
function saysTheSame(field, was, is, rules) {
  return was === undefined
    ? is === undefined || (!(is === false && field.indexOf('.') >= 0) && saysNothing(field, is, rules))
    : within(was, is, meansTheSame, meansTheSame);
}
// A clock is a claim, which merges go by. The last change of each workstation stands in the document, or was replaced: then
// a change of another workstation stands that the leaf below had not seen. On a first writing nobody replaced anything.
function isBorneOut(device, n, stamps) {
  return stamps.some(function (stamp) {
    return stamp.device === device
      ? stamp.n === n
      : before
        ? !seenIn(before, stamp)
        : generation() > 1 || isObject(newDoc.continues);
  });
}
// How much of what a clock has more of a workstation than before comes after the last of its changes that stands.
function replacedOf(device, n, held, stamps) {
  stamps.forEach(function (stamp) {
    if (stamp.device === device && stamp.n > held) held = stamp.n;
  });
  return n - held;
}
function clockRefusal(fields) {
  var clock = newDoc.clock || {},
    stamps = [],
    devices = 0,
    device,
    n,
    held;
  fields.forEach(function (field) {
    changesOf(newDoc, field).forEach(function (change) {
      stamps.push(change.stamp);
    });
  });
  for (device in clock) {
    n = clock[device];
    held = before ? own(before.clock, device) || 0 : 0;
    if (!isName(device) || device.length > tables.deviceLength || ++devices > tables.devices)
      return codes.shape;
    if (typeof n !== 'number' || n < 0 || n % 1 !== 0) return codes.shape;
    if (n - held > (before ? tables.growth : tables.clock)) return codes.shape;
    if (n <= held) continue;
    if (!isBorneOut(device, n, stamps)) return codes.shape;
    if (before && replacedOf(device, n, held, stamps) > tables.replaced) return codes.shape;
  }
  return null;
}
// Whether the clock has more changes that the leaf below had not seen than the account's own that stand: then somebody else's
// may have come with it, or been replaced. One's own act alone brings nobody's word.
function bringsMore() {
  var counted = {};
  stampedFields(newDoc).forEach(function (field) {
    changesOf(newDoc, field).forEach(function (change) {
      var stamp = change.stamp,
        list = own(counted, stamp.device) || [];
      if (seenIn(before, stamp) || !answersFor(stamp.by) || list.indexOf(stamp.n) >= 0) return;
      counted[stamp.device] = list.concat(stamp.n);
    });
  });
  return Object.keys(newDoc.clock || {}).some(function (device) {
    return newDoc.clock[device] - (own(before.clock, device) || 0) > (own(counted, device) || []).length;
  });
}
// Somebody else's word in a document: what comes out of a leaf that these rules do not see, or of the year before.
function mayBring(field, stamp) {
  if (before) return !seenIn(before, stamp);
  return generation() > 1 || (isObject(newDoc.continues) && field !== 'meeting' && field !== 'discussion');
}
// The value stands below under that name, and the act left it as it was. Or the act did not see what stands below, which then
// stands beside it: that may have replaced what the act saw.
function isLeft(by, field, change, rules) {
  var now = changesOf(newDoc, field);
  return changesOf(before, field).some(function (held) {
    var writer = held.stamp.kept || held.stamp;
    return (
      (writer.by === by.by && writer.at === by.at && saysTheSame(field, held.value, change.value, rules)) ||
      now.some(function (other) {
        return sameChange(other.stamp, held.stamp);
      })
    );
  });
}
// Who wrote a value that this act left as it was. Of one's own act it stands below, or came with what the leaf had not seen.
function mayName(field, change, rules) {
  var stamp = change.stamp;
  if (answersFor(stamp.kept.by)) return true;
  if (!mayBring(field, stamp)) return false;
  return !before || !answersFor(stamp.by) || isLeft(stamp.kept, field, change, rules) || bringsMore();
}
function keptRefusal(field, change, rules) {
  var kept = change.stamp.kept;
  if (kept === undefined) return null;
  if (!isObject(kept) || typeof kept.by !== 'string') return codes.shape;
  return instantRefusal(kept.at) || (mayName(field, change, rules) ? null : codes.author);
}
// A value that names who did it is that one's change: also where a merge brings it, or an undoing puts it back.
function saysWhoDid(field, change) {
  return tables.named.indexOf(field) < 0 || change.value === undefined
    ? true
    : personIn(own(change.value, 'by')) === change.stamp.by;
}
function changeRefusal(field, change, rules) {
  var stamp = change.stamp,
    was;
  was = (before ? changesOf(before, field) : []).filter(function (held) {
    return sameChange(held.stamp, stamp) && held.stamp.by === stamp.by && held.stamp.at === stamp.at;
  });
  if (was.length > 0)
    return was.some(function (held) {
      return (
        within(held.stamp, stamp, meansTheSame, meansTheSame) &&
        saysTheSame(field, held.value, change.value, rules)
      );
    })
      ? null
      : codes.author;
  if (typeof stamp.device !== 'string' || typeof stamp.by !== 'string') return codes.shape;
  if (!(stamp.n >= 1) || !(seenIn(newDoc, stamp) || (answersFor(stamp.by) && stamp.n <= tables.clock)))
    return codes.shape;
  return (
    instantRefusal(stamp.at) ||
    (answersFor(stamp.by) || mayBring(field, stamp) ? null : codes.author) ||
    (saysWhoDid(field, change) ? null : codes.author) ||
    keptRefusal(field, change, rules)
  );
}
// What is signed inside a value: an issued report, an attached file.
function signedIn(doc) {
  var signed = [],
    file;
  function take(list) {
    if (isList(list)) signed = signed.concat(list.filter(isObject));
  }
  take(doc.issues);
  changesOf(doc, 'issues').forEach(function (held) {
    take(held.value);
  });
  for (file in doc.files || {})
    if (has(doc.files, file) && isObject(doc.files[file])) signed.push(doc.files[file]);
  return signed;
}
function signedRefusal() {
  var held = before ? signedIn(before) : [];
  var others = signedIn(newDoc).filter(function (one) {
    return (
      !answersFor(one.by) &&
      !held.some(function (other) {
        return other.by === one.by && other.at === one.at && other.sha256 === one.sha256;
      })
    );
  });
  if (others.length === 0) return null;
  return (before ? bringsMore() : generation() > 1 || isObject(newDoc.continues)) ? null : codes.author;
}
function stampRefusal(rules) {
  var fields = stampedFields(newDoc),
    wrong = fields.every(isName) ? clockRefusal(fields) : codes.shape,
    i;
  if (wrong) return wrong;
  for (i = 0; i < fields.length && !wrong; i++) {
    if (changesOf(newDoc, fields[i]).length === 0) return codes.shape;
    changesOf(newDoc, fields[i]).forEach(function (change) {
      wrong = wrong || changeRefusal(fields[i], change, rules);
    });
  }
  if (wrong) return wrong;
  if (
    before &&
    !stampedFields(before).every(function (field) {
      return fields.indexOf(field) >= 0;
    })
  )
    return codes.author;
  return areBorne(rules) ? signedRefusal() : codes.author;
}
