// Random keys and resizes in the built program, for as long as is wanted: npm run walk -- --keys 100000 --rate 100 --seed 1
// --folder ~/blog. Tells what went wrong, what memory it took, and how long keys took at the beginning and at the end.
import {mkdtempSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {createChance} from '../test/walk/random.ts';
import {type Check, goHome, percentile, timeKeys, views, waitFor, walk} from '../test/walk/walk.ts';
import {openWindow, type Window} from '../test/walk/window.ts';
import {writeWalkFolder} from './walk-folder.ts';

const {values} = parseArgs({
	options: {
		keys: {type: 'string', default: '10000'},
		rate: {type: 'string', default: '100'},
		seed: {type: 'string', default: '1'},
		folder: {type: 'string'},
		/** Keys for each resize. */
		resize: {type: 'string', default: '10'},
		'node-option': {type: 'string', multiple: true, default: []},
	},
});
const [keys, rate, seed, resizeEvery] = [values.keys, values.rate, values.seed, values.resize].map(Number) as [
	number,
	number,
	number,
	number,
];
const TIMED = 100;
const WARM_UP = 500;
const CHECKS = 40;
/** Threads that have nothing to do end after 10 s. */
const REST_MS = 12_000;

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const scratch = mkdtempSync(path.join(os.tmpdir(), 'celeb-reader-walk-'));

const findings: string[] = [];
const seen = new Map<string, number>();

function report({view, faults}: Check, at: string): void {
	seen.set(view, (seen.get(view) ?? 0) + 1);
	if (faults.length > 0) findings.push(`${at}, ${view}:\n${faults.slice(0, 4).join('\n')}`);
}

const inMegabytes = (bytes: number | null): string => (bytes === null ? '?' : (bytes / 1024 / 1024).toFixed(1));
const memories: {at: string; bytes: number | null}[] = [];
function noteMemory(window: Window, at: string): void {
	memories.push({at, bytes: window.memory()});
	console.log(`${at}: ${inMegabytes(window.memory())} MB`);
}

/** In the list and in an article. */
async function timeBoth(window: Window, when: string): Promise<void> {
	if (!(await goHome(window))) return void findings.push(`${when}: never came back to the list`);
	const inList = await timeKeys(window, ['j', 'k'], TIMED);
	window.send('\r');
	await window.settle();
	const inArticle = await timeKeys(window, ['j', 'k'], TIMED);
	await goHome(window);
	for (const [name, times] of [
		['list', inList],
		['article', inArticle],
	] as const)
		console.log(
			`${when}, key to screen, ${name}: p50 ${percentile(times, 50).toFixed(1)} ms, p95 ${percentile(times, 95).toFixed(1)} ms`,
		);
}

async function run(folder: string): Promise<void> {
	const home = path.join(scratch, 'home');
	const window = openWindow({
		command: [process.execPath, ...values['node-option'], path.join(root, 'dist', 'cli.js'), folder],
		cwd: scratch,
		env: {
			...{PATH: process.env.PATH ?? '', HOME: home, TERM: 'xterm-256color', LANG: 'en_GB.UTF-8', TZ: 'UTC'},
			...{EDITOR: 'true', BROWSER: 'true'},
		},
		columns: 80,
		rows: 24,
	});
	const bottom = () => window.screen().at(-1) ?? '';
	await waitFor(() => window.isOver() || (/1\/\d/.test(bottom()) && !bottom().includes('reading')));
	await window.settle();
	noteMemory(window, 'once the list is complete');
	const chance = createChance(seed);
	await timeBoth(window, 'at the beginning');
	noteMemory(window, 'after the first timing');
	const common = {rate, resizeEvery, chance};
	const warmUp = Math.min(WARM_UP, keys / 10);
	await walk(window, {...common, keys: warmUp, checkEvery: 100, onCheck: (check, at) => report(check, `key ${at}`)});
	noteMemory(window, `after ${warmUp} keys`);
	const checkEvery = Math.max(50, Math.floor(keys / CHECKS / 10));
	const memoryEvery = Math.ceil(keys / CHECKS / checkEvery) * checkEvery;
	await walk(window, {
		...common,
		keys,
		checkEvery,
		onCheck(check, pressed) {
			report(check, `key ${pressed}`);
			if (pressed % memoryEvery === 0) noteMemory(window, `key ${pressed}`);
		},
	});
	noteMemory(window, 'after all keys');
	const peak = memories.map(({bytes}) => bytes ?? 0);
	console.log(`most: ${inMegabytes(Math.max(...peak))} MB`);
	await timeBoth(window, 'at the end');
	noteMemory(window, 'in the list again');
	await new Promise(resolve => setTimeout(resolve, REST_MS));
	noteMemory(window, `${REST_MS / 1000} s later`);
	await leave(window);
}

async function leave(window: Window): Promise<void> {
	let presses = 0;
	for (; presses < 5 && window.isAlternate(); presses++) {
		window.send('q');
		await window.settle();
	}
	await waitFor(window.isOver);
	if (!window.isOver()) return void findings.push(`five q's do not end it:\n${window.screen().join('\n')}`);
	const {exitCode, signal} = await window.ended;
	console.log(`ended by ${presses} × q: exit code ${exitCode}`);
	if (exitCode !== 0 || signal) findings.push(`exit code ${exitCode}, signal ${signal}:\n${window.tail()}`);
	if (/Error|node:internal|Warning|\.js:\d+/.test(window.tail())) findings.push(`it wrote:\n${window.tail()}`);
	if (window.isAlternate()) findings.push('the alternate screen is still there');
}

try {
	const folder = values.folder ?? path.join(scratch, 'posts');
	if (values.folder === undefined) writeWalkFolder(folder, 500);
	console.log(`seed ${seed}, ${keys} keys at ${rate} a second, a resize for every ${resizeEvery}, in ${folder}`);
	await run(folder);
	console.log(`seen: ${views.map(view => `${view} ${seen.get(view) ?? 0}`).join(', ')}`);
	console.log(findings.length === 0 ? 'nothing found' : `${findings.length} findings:\n${findings.join('\n')}`);
	process.exitCode = findings.length === 0 ? 0 : 1;
} finally {
	rmSync(scratch, {recursive: true, force: true});
}
