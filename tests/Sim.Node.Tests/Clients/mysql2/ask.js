// Carries out steps over one connection of mysql2 and prints what came of each. In: {settings, steps: [{method, sql, values}]} on
// standard input; a value {"bytes": "hex"} is a Buffer, {"time": "ISO 8601"} a Date. Out: an array on standard output.
'use strict';

const fs = require('fs');
const mysql = require('mysql2/promise');

function revive(value) {
  if (value && value.bytes !== undefined) return Buffer.from(value.bytes, 'hex');
  if (value && value.time !== undefined) return new Date(value.time);
  return value;
}

function describe([result, fields]) {
  return fields
    ? { columns: fields.map((field) => field.name), rows: result.map(Object.values) }
    : { affectedRows: result.affectedRows };
}

const refusal = (error) => ({ code: error.errno ?? error.code, state: error.sqlState, message: error.sqlMessage ?? error.message });

async function carryOut(connection, step) {
  try {
    return describe(await connection[step.method](step.sql, (step.values ?? []).map(revive)));
  } catch (error) {
    return refusal(error);
  }
}

async function main() {
  const { settings, steps } = JSON.parse(fs.readFileSync(0, 'utf8'));
  let connection;
  try {
    connection = await mysql.createConnection(settings);
  } catch (error) {
    return [refusal(error)];
  }

  const outcomes = [];
  for (const step of steps) {
    outcomes.push(await carryOut(connection, step));
  }

  await connection.end();
  return outcomes;
}

main().then((outcomes) => process.stdout.write(JSON.stringify(outcomes)));
