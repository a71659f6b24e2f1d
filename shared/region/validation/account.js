/* Who writes: by the roles of the account alone. README.md, "The text in CouchDB". */
/* global newDoc, userCtx, tables, own */

function holds(role) {
  return userCtx.roles.indexOf(role) >= 0;
}
function isOne(offices) {
  return (
    offices === null ||
    offices.some(function (office) {
      return holds(tables.member + ':' + office);
    })
  );
}
function answersFor(person) {
  return typeof person === 'string' && holds('person:' + person);
}
function personIn(value) {
  return value && typeof value === 'object' ? value.id : undefined;
}
function endsWith(id, tail) {
  return typeof tail === 'string' && id.slice(-tail.length - 1) === ':' + tail;
}
// How many revisions the document has had with this one. Of the first one no leaf is hidden from these rules.
function generation() {
  var start = own(newDoc._revisions, 'start');
  return typeof start === 'number' ? start : parseInt(newDoc._rev, 10) || 1;
}
