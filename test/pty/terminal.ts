import assert from 'node:assert/strict';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {type IPty, spawn} from '@lydell/node-pty';
import xterm, {type IBufferLine} from '@xterm/headless';
import {
	atEnd,
	DEADLINE_MS,
	type Environment,
	environmentOf,
	makeFiles,
	makeFolder,
	program,
} from '../fixtures/sandbox.ts';
import {type Styled, styledSpans} from './styles.ts';

export type TerminalOptions = {
	readonly args?: readonly string[];
	readonly columns?: number;
	readonly rows?: number;
	/** Piped into the program, whose keyboard stays the terminal. */
	readonly stdin?: string | Uint8Array;
	readonly env?: Environment;
	readonly cwd?: string;
	/** For what the program keeps; a new folder unless given. */
	readonly home?: string;
	/** A shell script to run instead; in it `"$@"` is the program with its arguments. */
	readonly script?: string;
	/** The words that start the program. */
	readonly program?: readonly string[];
};

export type Exit = {readonly exitCode: number; readonly signal: number | undefined};
export type Condition = RegExp | ((rows: readonly string[]) => boolean);

const BEGIN_UPDATE = '\u001B[?2026h';
const END_UPDATE = '\u001B[?2026l';
const POLL_MS = 5;

/** For the suites of such tests; programs mostly wait, so a few run at once. */
export const inTerminals = {
	skip: process.platform === 'win32' && 'a pseudo-terminal is another thing on Windows',
	concurrency: 3,
};

/** Starts the built program in a pseudo-terminal whose screen can be read. */
export function openTerminal(options: TerminalOptions = {}): Terminal {
	return new Terminal(options);
}

/** The screen of a fresh start, once it is as told. */
export async function screenOf(options: TerminalOptions, condition: Condition): Promise<readonly string[]> {
	const terminal = openTerminal(options);
	await terminal.until(condition, 'the fresh start');
	const rows = terminal.screen();
	terminal.close();
	return rows;
}

const textOf = (line: IBufferLine | undefined): string => line?.translateToString(true).trimEnd() ?? '';

export class Terminal {
	readonly exited: Promise<Exit>;
	private readonly pty: IPty;
	private readonly model: InstanceType<typeof xterm.Terminal>;
	/** A character for each byte. */
	private output = '';
	private readonly titles: string[] = [];
	private readonly answers: string[] = [];
	private bells = 0;
	private pending = 0;
	private exit: Exit | null = null;

	constructor({
		args = [],
		columns = 80,
		rows = 24,
		stdin,
		env,
		cwd,
		home = makeFolder(),
		script,
		...rest
	}: TerminalOptions) {
		this.model = new xterm.Terminal({cols: columns, rows, allowProposedApi: true, scrollback: 1000});
		this.model.onTitleChange(title => this.titles.push(title));
		this.model.onBell(() => this.bells++);
		const pipe = stdin === undefined ? 'exec "$@"' : 'cat "$STDIN_FILE" | "$@"';
		this.pty = spawn('/bin/sh', ['-c', script ?? pipe, 'sh', ...(rest.program ?? program), ...args], {
			cols: columns,
			rows,
			cwd: cwd ?? home,
			env: {
				...environmentOf(home, env),
				...(stdin !== undefined && {STDIN_FILE: path.join(makeFiles({stdin}), 'stdin')}),
			},
			encoding: null,
		});
		// What a terminal answers to a query goes back to the program, as with a real one.
		this.model.onData(answer => {
			this.answers.push(answer);
			this.pty.write(answer);
		});
		// Without an encoding the data are bytes, whatever the type says.
		this.pty.onData(data => this.receive(data as unknown as Uint8Array));
		this.exited = new Promise(resolve => {
			this.pty.onExit(({exitCode, signal}) => {
				this.exit = {exitCode, signal};
				resolve(this.exit);
			});
		});
		atEnd(() => this.close());
	}

	private receive(bytes: Uint8Array): void {
		this.pending++;
		this.model.write(bytes, () => {
			this.output += Buffer.from(bytes).toString('latin1');
			this.pending--;
		});
	}

	/** Waits until the screen, between two frames, is as told. A regular expression is tried on its rows, joined by line feeds. */
	async until(condition: Condition, what: string): Promise<void> {
		const isMet = () => {
			const rows = this.screen();
			return condition instanceof RegExp ? condition.test(rows.join('\n')) : condition(rows);
		};
		const deadline = performance.now() + DEADLINE_MS;
		for (;;) {
			const isOver = this.exit !== null && this.pending === 0;
			if (this.isWhole() && isMet()) return;
			if (isOver) assert.fail(`ended with ${JSON.stringify(this.exit)} while waiting for ${what}:\n${this.picture()}`);
			if (performance.now() > deadline) assert.fail(`never saw ${what}:\n${this.picture()}`);
			await sleep(POLL_MS);
		}
	}

	/** Waits until the screen shows exactly these rows. */
	async untilScreen(rows: readonly string[], what: string): Promise<void> {
		try {
			await this.until(now => now.join('\n') === rows.join('\n'), what);
		} catch (error) {
			assert.deepEqual(this.screen(), rows, what);
			throw error;
		}
	}

	/** Presses these keys at once and waits for what they lead to. */
	async type(keys: string, condition: Condition, what = `what ${JSON.stringify(keys)} leads to`): Promise<void> {
		this.press(keys);
		await this.until(condition, what);
	}

	/** Waits for the end. */
	async end(): Promise<Exit> {
		const deadline = performance.now() + DEADLINE_MS;
		while (this.exit === null || this.pending > 0) {
			if (performance.now() > deadline) assert.fail(`never ended:\n${this.picture()}`);
			await sleep(POLL_MS);
		}
		return this.exit;
	}

	/** All in one write, as from a held key over a slow line. */
	press(keys: string): void {
		if (this.exit === null && keys !== '') this.pty.write(keys);
	}

	resize(columns: number, rows: number): void {
		this.model.resize(columns, rows);
		if (this.exit === null) this.pty.resize(columns, rows);
	}

	/** Resizes, and waits for the frame that follows. */
	async resizeTo(columns: number, rows: number): Promise<void> {
		const before = this.frames();
		this.resize(columns, rows);
		await this.until(() => this.frames() > before, `a frame of ${columns} by ${rows}`);
	}

	/** Waits until no frame has followed the last for a moment. */
	async settle(): Promise<void> {
		let frames = -1;
		let quiet = 0;
		const isQuiet = () => {
			quiet = this.frames() === frames ? quiet + 1 : 0;
			frames = this.frames();
			return quiet > 3;
		};
		await this.until(isQuiet, 'an end of frames');
	}

	/** How many updates of the screen there were so far. */
	frames(): number {
		return this.output.split(END_UPDATE).length - 1;
	}

	/** Sent to the program alone; where a script runs, to its shell. */
	signal(name: NodeJS.Signals): void {
		if (this.exit === null) process.kill(this.pty.pid, name);
	}

	/** Shows text on the screen that the program has not written. */
	scribble(text: string): Promise<void> {
		return new Promise(resolve => this.model.write(text, resolve));
	}

	/** Closes the terminal, as its window's button does. */
	hangUp(): void {
		(this.pty as IPty & {destroy(): void}).destroy();
	}

	/** The rows as text, without trailing blanks. */
	screen(): readonly string[] {
		const {active} = this.model.buffer;
		return Array.from({length: this.model.rows}, (_, row) => textOf(active.getLine(active.viewportY + row)));
	}

	/** The column that a text on a row begins in, from 0, as the terminal counts its cells; -1 where it is not there. */
	columnOf(row: number, text: string): number {
		const line = this.model.buffer.active.getLine(this.model.buffer.active.viewportY + row);
		const width = this.model.cols;
		for (let column = 0; column < width; column++)
			if (line?.translateToString(false, column, width).startsWith(text) && line.getCell(column)?.getWidth() !== 0)
				return column;
		return -1;
	}

	/** The pieces of a row that look alike. */
	spans(row: number): readonly Styled[] {
		const {active} = this.model.buffer;
		return styledSpans(active.getLine(active.viewportY + row));
	}

	/** What has scrolled off the normal screen. */
	scrollback(): readonly string[] {
		const {normal} = this.model.buffer;
		return Array.from({length: normal.baseY}, (_, row) => textOf(normal.getLine(row)));
	}

	/** All that was written to the terminal. */
	raw(): string {
		return this.bytes().toString('utf8');
	}

	bytes(): Buffer {
		return Buffer.from(this.output, 'latin1');
	}

	/** The last title that was set, or null. */
	title(): string | null {
		return this.titles.at(-1) ?? null;
	}

	/** What the terminal answered because the program asked it something. */
	queries(): readonly string[] {
		return this.answers;
	}

	/** How often the bell has rung. */
	rings(): number {
		return this.bells;
	}

	isAlternate(): boolean {
		return this.model.buffer.active.type === 'alternate';
	}

	isCursorHidden(): boolean {
		return this.output.lastIndexOf('\u001B[?25l') > this.output.lastIndexOf('\u001B[?25h');
	}

	/** The modes that programs are known to leave behind. */
	modes(): Readonly<Record<string, unknown>> {
		const {wraparoundMode, mouseTrackingMode, bracketedPasteMode, applicationCursorKeysMode, sendFocusMode} =
			this.model.modes;
		return {wraparoundMode, mouseTrackingMode, bracketedPasteMode, applicationCursorKeysMode, sendFocusMode};
	}

	/** All modes that the terminal's model tells. */
	allModes(): Readonly<Record<string, unknown>> {
		return {...this.model.modes};
	}

	/** Ends whatever runs in it. */
	close(): void {
		if (this.exit !== null) return;
		try {
			// The program is the leader of the terminal's session, and of a group with what its script has started.
			process.kill(-this.pty.pid, 'SIGKILL');
		} catch {
			// It has just ended.
		}
	}

	/** Whether the last synchronised update has ended. */
	private isWhole(): boolean {
		return this.pending === 0 && this.output.lastIndexOf(BEGIN_UPDATE) <= this.output.lastIndexOf(END_UPDATE);
	}

	private picture(): string {
		const rows = this.screen().map(row => `│${row}`);
		return `${rows.join('\n')}\nlast bytes: ${JSON.stringify(this.raw().slice(-300))}`;
	}
}
