// Collects what is measured and prints it.
import type {Reaction} from './bench-process.ts';

/** How a row is run; the bare start of Node in the same way is what it is compared with. */
export type Way = 'pipe' | 'terminal';

export type Results = {
	/** Each row's time is added once a round. */
	readonly addTime: (way: Way, row: string, ms: number) => void;
	readonly addPeak: (row: string, bytes: number | null) => void;
	readonly addReaction: (row: string, reaction: Reaction) => void;
	/** Forgets everything but the rows' order. */
	readonly clear: () => void;
	/** `bare` is the name of the row that the others are compared with; `goals` are the highest ratios wanted. */
	readonly print: (bare: string, goals: Readonly<Record<string, number>>) => void;
	/** One row's time as a multiple of another's, round by round; nothing where either was left out. */
	readonly printRatio: (row: string, of: string, goal: number) => void;
	/** The median time of a row, the most memory, the p95 of a key, each beside what it may be; nothing for rows left out. */
	readonly printLimits: (limits: Limits) => void;
};

export type Limits = {
	readonly ms: Readonly<Record<string, number>>;
	readonly peakMb: Readonly<Record<string, number>>;
	readonly keyMs: Readonly<Record<string, number>>;
};

const titles: Readonly<Record<Way, string>> = {
	pipe: 'Into a pipe, until the end',
	terminal: 'In a terminal, until it shows',
};

export function createResults(): Results {
	const times: Record<Way, Map<string, number[]>> = {pipe: new Map(), terminal: new Map()};
	const peaks = new Map<string, number[]>();
	const reactions = new Map<string, Reaction[]>();
	return {
		addTime: (way, row, ms) => push(times[way], row, ms),
		addPeak: (row, bytes) => bytes !== null && push(peaks, row, bytes),
		addReaction: (row, reaction) => push(reactions, row, reaction),
		clear() {
			for (const rows of [times.pipe, times.terminal, peaks, reactions]) {
				for (const values of rows.values()) values.length = 0;
			}
		},
		print(bare, goals) {
			for (const way of ['pipe', 'terminal'] as const) printTimes(way, times[way], {bare, goals, peaks});
			printReactions(reactions);
		},
		printRatio(row, of, goal) {
			for (const rows of [times.pipe, times.terminal]) {
				const [own, others] = [rows.get(row), rows.get(of)];
				if (own === undefined || others === undefined) continue;
				const ratio = quantile(
					own.map((ms, round) => ms / (others[round] ?? Number.NaN)),
					0.5,
				);
				console.log(`${row}: ${ratio.toFixed(2)} x ${of} (${ratio > goal ? 'over' : 'goal'} ${goal.toFixed(2)})`);
			}
		},
		printLimits({ms, peakMb, keyMs}) {
			const all = new Map([...times.pipe, ...times.terminal]);
			printLimit(ms, row => quantile(all.get(row) ?? [], 0.5), 'ms');
			printLimit(peakMb, row => Math.max(...(peaks.get(row) ?? [Number.NaN])) / 2 ** 20, 'MB');
			printLimit(keyMs, row => quantile(reactions.get(row)?.map(reaction => reaction.ms) ?? [], 0.95), 'ms at p95');
		},
	};
}

function printLimit(limits: Readonly<Record<string, number>>, measure: (row: string) => number, unit: string): void {
	for (const [row, limit] of Object.entries(limits)) {
		const value = measure(row);
		if (Number.isNaN(value)) continue;
		console.log(`${row}: ${value.toFixed(0)} ${unit} (${value > limit ? 'over' : 'goal'} ${limit})`);
	}
}

function push<Value>(rows: Map<string, Value[]>, row: string, value: Value): void {
	const values = rows.get(row);
	if (values === undefined) rows.set(row, [value]);
	else values.push(value);
}

type Context = {
	readonly bare: string;
	readonly goals: Readonly<Record<string, number>>;
	readonly peaks: ReadonlyMap<string, readonly number[]>;
};

function printTimes(way: Way, rows: ReadonlyMap<string, readonly number[]>, {bare, goals, peaks}: Context): void {
	const floor = rows.get(bare) ?? [];
	printRow(titles[way], ['median ms', 'min ms', 'over node ms', 'x node', 'goal', 'peak MB']);
	for (const [row, times] of rows) {
		// Each round's time over the same round's bare start: what slows the machine for a while slows both.
		const ratio = quantile(
			times.map((ms, round) => ms / (floor[round] ?? Number.NaN)),
			0.5,
		);
		const over = quantile(
			times.map((ms, round) => ms - (floor[round] ?? Number.NaN)),
			0.5,
		);
		const goal = goals[row];
		const memory = peaks.get(row) ?? [];
		printRow(`  ${row}`, [
			quantile(times, 0.5).toFixed(1),
			quantile(times, 0).toFixed(1),
			over.toFixed(1),
			ratio.toFixed(2),
			goal === undefined ? '' : `${ratio > goal ? 'over' : '<='} ${goal}`,
			memory.length === 0 ? '' : (Math.max(...memory) / 2 ** 20).toFixed(0),
		]);
	}
	console.log();
}

function printReactions(rows: ReadonlyMap<string, readonly Reaction[]>): void {
	printRow('From a key to the screen', ['p50 ms', 'p95 ms', 'p50 bytes', 'max bytes', 'keys']);
	for (const [row, reactions] of rows) {
		const times = reactions.map(({ms}) => ms);
		const bytes = reactions.map(reaction => reaction.bytes);
		printRow(`  ${row}`, [
			quantile(times, 0.5).toFixed(1),
			quantile(times, 0.95).toFixed(1),
			quantile(bytes, 0.5).toFixed(0),
			quantile(bytes, 1).toFixed(0),
			String(reactions.length),
		]);
	}
}

function printRow(name: string, cells: readonly string[]): void {
	console.log((name.padEnd(46) + cells.map(cell => cell.padStart(13)).join('')).trimEnd());
}

/** The value below which the given share of the values lies: 0 the least, 0.5 the median, 1 the greatest. */
function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const at = share * (sorted.length - 1);
	const low = sorted[Math.floor(at)] ?? Number.NaN;
	const high = sorted[Math.ceil(at)] ?? Number.NaN;
	return low + (high - low) * (at - Math.floor(at));
}
