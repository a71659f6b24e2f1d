/* Of `annuaire`: read by all, written by the region's administrators, its identity by the server's. */
/* global newDoc, userCtx, tables */

if (userCtx.roles.indexOf('_admin') < 0) {
  if (newDoc._id === 'region') throw { forbidden: tables.codes.identity };
  if (userCtx.roles.indexOf(tables.administrator) < 0) throw { forbidden: tables.codes.directory };
}
