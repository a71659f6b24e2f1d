/*
 * What a document shows is what somebody signed: of `tables.acted`, which each act of a workstation signs, and of the values
 * of a case. What nobody signed is as it was. A merge of two who did not sign is none that a workstation makes of these.
 */
/* global newDoc, tables, before, has, isList, isObject, own, saysNothing, changesOf, sameChange, saysTheSame, valueOf */

// Each word of it is in one of the values, at the same place. A stay may end where another one begins.
function isMadeOf(value, values) {
  var inner = [],
    key;
  function take(name) {
    values.forEach(function (one) {
      if (own(one, name) !== undefined) inner.push(own(one, name));
    });
  }
  if (!isObject(value)) return values.indexOf(value) >= 0;
  if (isList(value)) {
    values.filter(isList).forEach(function (list) {
      inner = inner.concat(list);
    });
    return value.every(function (one) {
      return isMadeOf(one, inner);
    });
  }
  for (key in value)
    if (has(value, key)) {
      inner = [];
      take(key);
      if (key === 'to') take('from');
      if (!isMadeOf(value[key], inner)) return false;
    }
  return true;
}
// A merge puts several values together where it can, and shows one of them else: of the states the furthest.
function isShownOf(field, is, shown, rules) {
  var changes = changesOf(newDoc, field);
  if (tables.joined.indexOf(field) >= 0)
    return isMadeOf(
      is,
      changes.map(function (held) {
        return held.value;
      })
    );
  return changes.some(function (held) {
    return (
      (tables.picked.indexOf(field) >= 0 || sameChange(held.stamp, shown)) &&
      saysTheSame(field, held.value, is, rules)
    );
  });
}
function isBorne(field, rules) {
  var shown = own(newDoc.stamps, field),
    is = valueOf(newDoc, field),
    isValue = field.indexOf('.') >= 0,
    was;
  function isNothing(value) {
    return value === undefined || (!isValue && saysNothing(field, value, rules));
  }
  if (isObject(shown)) return isShownOf(field, is, shown, rules);
  if (changesOf(newDoc, field).length > 0) return false;
  // The released format takes values that nobody signed where the rules see no leaf: not of fields that are younger.
  if (!before) return tables.young.indexOf(field) < 0 || isNothing(is);
  was = valueOf(before, field);
  return (isNothing(was) && isNothing(is)) || saysTheSame(field, was, is, rules);
}
function areBorne(rules) {
  var fields = own(tables.acted, newDoc.type) || [],
    path;
  function take(values) {
    for (path in values || {}) if (has(values, path)) fields = fields.concat(path);
  }
  if (newDoc.type === 'case') {
    take(newDoc.values);
    take(before && before.values);
  }
  return fields.every(function (field) {
    return isBorne(field, rules);
  });
}
