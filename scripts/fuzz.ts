// Tries any input on all that takes input, for some minutes. `npm run fuzz -- --minutes 10 [--seed 7] [--only pages] [--to FOLDER]`
import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {parseArgs} from 'node:util';
import fc from 'fast-check';
import {type AnyTarget, checkInTime} from './fuzz/target.ts';
import {targets} from './fuzz/targets.ts';

const {values} = parseArgs({
	options: {
		minutes: {type: 'string', default: '1'},
		seed: {type: 'string'},
		only: {type: 'string'},
		to: {type: 'string'},
	},
});
const minutes = Number(values.minutes);
const first = Number(values.seed ?? Date.now() % 2 ** 31);
const chosen = targets.filter(({name}) => values.only === undefined || values.only.split(',').includes(name));
if (!(minutes > 0) || !Number.isInteger(first) || chosen.length === 0) {
	console.error(`--minutes N, --seed N, --only of ${targets.map(({name}) => name).join(', ')}, --to FOLDER`);
	process.exit(2);
}

const end = Date.now() + minutes * 60_000;
const counts = new Map<string, number>();
/** How long a finding may be made smaller. */
const SHRINKING_MS = 60_000;

console.log(`seed ${first}; ${chosen.map(({name}) => name).join(', ')}`);
for (let seed = first; Date.now() < end; seed++) {
	for (const target of chosen) {
		if (Date.now() >= end) break;
		const found = await run(target, seed);
		if (found) process.exit(1);
	}
}
console.log([...counts].map(([name, count]) => `${name} ${count}`).join(', '));
console.log(`nothing found in ${minutes} min, seed ${first}`);
process.exit(0);

async function run(target: AnyTarget, seed: number): Promise<boolean> {
	const property = fc.asyncProperty(target.inputs, async input => {
		counts.set(target.name, (counts.get(target.name) ?? 0) + 1);
		await checkInTime(target, input);
	});
	const details = await fc.check(property, {
		seed,
		numRuns: target.runs,
		interruptAfterTimeLimit: SHRINKING_MS,
		markInterruptAsFailure: false,
	});
	if (!details.failed || details.counterexample === null) return false;
	const [input] = details.counterexample;
	const folder = values.to ?? mkdtempSync(path.join(tmpdir(), 'celeb-reader-findings-'));
	mkdirSync(folder, {recursive: true});
	const file = path.join(folder, `${target.name}-${seed}.json`);
	writeFileSync(file, `${JSON.stringify({target: target.name, input}, null, '\t')}\n`);
	const {errorInstance: error} = details;
	console.log(
		`target ${target.name}, seed ${seed}, path ${details.counterexamplePath}, ${details.numShrinks} times smaller`,
	);
	console.log(JSON.stringify(input));
	console.log(error instanceof Error ? error.stack : error);
	console.log(`written to ${file}`);
	return true;
}
