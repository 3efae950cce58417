import path from 'node:path';
import {openReadingState} from '../../source/store/reading-state.ts';
import {assertActs} from './acts.ts';
import type {Copy, Work} from './copies.ts';

type Job = {
	readonly root: string;
	readonly startWriter: (work: Work) => Copy;
	readonly kills: number;
};

type Outcome = {
	readonly acts: number;
	/** What was kept and is not there. */
	readonly lost: readonly string[];
	/** What the user was told of the file. */
	readonly notices: readonly string[];
	/** The longest that reading the state took, ms. */
	readonly slowestMs: number;
};

/** So many pairs of copies have one state, that is made anew now and then. */
const PAIRS_A_FOLDER = 25;
const LONGEST_LIFE_MS = 200;

/** Starts pairs of copies that mark and read, kills each at a random moment, and looks each time for what they kept. */
export async function killCopies({root, startWriter, kills}: Job): Promise<Outcome> {
	const lost: string[] = [];
	const notices: string[] = [];
	let acts = 0;
	let slowestMs = 0;
	let kept: {name: string; last: number}[] = [];
	for (let pair = 0; pair < kills / 2; pair++) {
		if (pair % PAIRS_A_FOLDER === 0) kept = [];
		const folder = path.join(root, `killed-${Math.floor(pair / PAIRS_A_FOLDER)}`);
		kept.push(...(await Promise.all([startAndKill(`${pair}a`, false), startAndKill(`${pair}b`, true)])));
		acts += kept.slice(-2).reduce((sum, {last}) => sum + last + 1, 0);
		const start = performance.now();
		const state = openReadingState(folder, Date.now);
		state.marksOf([{path: '/nowhere', identity: 0}]);
		slowestMs = Math.max(slowestMs, performance.now() - start);
		if (state.notice !== null) notices.push(state.notice);
		for (const {name, last} of kept) lost.push(...findLost(() => assertActs(state, name, last)));

		/** Some die before they have begun. */
		async function startAndKill(name: string, isToBegin: boolean) {
			const copy = startWriter({folder, name, count: 1e9, pauseMs: 2, bytes: 20_000});
			if (isToBegin) await copy.begun;
			setTimeout(() => copy.process.kill('SIGKILL'), LONGEST_LIFE_MS * Math.random());
			return {name, last: await copy.ended};
		}
	}
	return {acts, lost, notices, slowestMs};
}

function findLost(check: () => void): string[] {
	try {
		check();
		return [];
	} catch (error) {
		return [error instanceof Error ? error.message : String(error)];
	}
}
