import assert from 'node:assert/strict';
import {setTimeout as sleep} from 'node:timers/promises';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import fc from 'fast-check';
import {environmentIn} from '../../test/fixtures/environment.ts';
import {foreignControls} from '../../test/pty/sequences.ts';
import {fileBytes} from './generate.ts';
import {inSandbox, program} from './sandbox.ts';
import {type AnyTarget, anyTarget} from './target.ts';

const END_UPDATE = '\u001B[?2026l';
const BEGIN_UPDATE = '\u001B[?2026h';
const POLL_MS = 10;
/** The program is still when nothing has come for so many polls. */
const QUIET_POLLS = 25;
const LIMIT_MS = 20_000;
const BEFORE = 'a shell\r\n$ celeb-reader\r\n';

/** All but what ends or stops the program, hands over the terminal or writes to the clipboard. */
const keys: readonly string[] = [
	...'jjjkgGb dufhl/?][nN{}tom+-10svr:%"éx字'.split(''),
	...[
		'\r',
		'\r',
		'\r',
		'\t',
		'\u007F',
		'\u0004',
		'\u0015',
		'\u0017',
		'\u001B',
		'\u001B',
		'\u0001',
		'\u0000',
		'👩‍👩‍👧',
		'Ilse',
		'pier',
	],
	...['A', 'B', 'C', 'D', 'H', 'F', '5~', '6~', '3~', 'Z', '1;5C', '15~'].map(code => `\u001B[${code}`),
	...[
		'\u001BOA',
		'\u001BOP',
		'\u001Bj',
		'\u001B[<64;10;10M',
		'\u001B[I',
		'\u001B[200~a path\u001B[201~',
		'\u001B]11;rgb:0/0/0\u0007',
	],
];

type Step = {
	readonly keys: readonly string[];
	readonly split: number;
	readonly size: readonly [number, number] | null;
	readonly isRepainted: boolean;
};
type Session = {
	readonly files: readonly string[];
	readonly size: readonly [number, number];
	readonly isFile: boolean;
	readonly steps: readonly Step[];
};

class Screen {
	private readonly model: InstanceType<typeof xterm.Terminal>;
	private readonly child: pty.IPty;
	raw = '';
	private pending = 0;
	readonly answers: string[] = [];
	exitCode: number | null = null;

	constructor(home: string, args: readonly string[], [columns, rows]: readonly [number, number]) {
		this.model = new xterm.Terminal({cols: 80, rows: 24, allowProposedApi: true, scrollback: 1000});
		this.model.write(BEFORE);
		this.model.resize(columns, rows);
		this.model.onData(answer => this.answers.push(answer));
		this.child = pty.spawn(process.execPath, [program, ...args], {
			cols: columns,
			rows,
			cwd: home,
			env: environmentIn(home),
			encoding: null,
		});
		this.child.onData(data => {
			const bytes = data as unknown as Uint8Array;
			this.pending++;
			this.model.write(bytes, () => {
				this.raw += Buffer.from(bytes).toString('latin1');
				this.pending--;
			});
		});
		this.child.onExit(({exitCode}) => {
			this.exitCode = exitCode;
		});
	}

	async until(isMet: () => boolean, what: string): Promise<void> {
		const deadline = performance.now() + LIMIT_MS;
		while (!(isMet() && this.pending === 0)) {
			assert.ok(performance.now() < deadline, `never saw ${what}:\n${this.rows().join('\n')}`);
			await sleep(POLL_MS);
		}
	}

	async settle(): Promise<void> {
		let length = -1;
		let quiet = 0;
		await this.until(() => {
			quiet = this.raw.length === length && this.isWhole() ? quiet + 1 : 0;
			length = this.raw.length;
			return quiet >= QUIET_POLLS || this.exitCode !== null;
		}, 'an end of frames');
	}

	private isWhole(): boolean {
		return this.raw.lastIndexOf(BEGIN_UPDATE) <= this.raw.lastIndexOf(END_UPDATE);
	}

	/** In pieces of so many characters, whatever they cut. */
	async press(text: string, split: number): Promise<void> {
		for (let at = 0; at < text.length && this.exitCode === null; at += split) {
			this.child.write(text.slice(at, at + split));
			if (at + split < text.length) await sleep(1);
		}
	}

	/** With the frame that follows. */
	async resizeTo([columns, rows]: readonly [number, number]): Promise<void> {
		if (columns === this.model.cols && rows === this.model.rows) return;
		const frames = this.frames();
		this.model.resize(columns, rows);
		if (this.exitCode !== null) return;
		this.child.resize(columns, rows);
		await this.until(() => this.frames() > frames || this.exitCode !== null, 'a frame of another size');
	}

	rows(): readonly string[] {
		const {active} = this.model.buffer;
		return Array.from(
			{length: this.model.rows},
			(_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? '',
		);
	}

	/** All that is there, with what has scrolled off. */
	written(): string {
		const {active} = this.model.buffer;
		return Array.from({length: active.length}, (_, row) => active.getLine(row)?.translateToString(true) ?? '').join('');
	}

	frames(): number {
		return this.raw.split(END_UPDATE).length;
	}

	get buffer() {
		return this.model.buffer;
	}

	get isAlternate(): boolean {
		return this.model.buffer.active.type === 'alternate';
	}

	get modes() {
		return this.model.modes;
	}

	close(): void {
		if (this.exitCode === null) this.child.kill('SIGKILL');
	}
}

/** On the alternate screen nothing scrolls, and nothing is there that the program would not draw anew. */
async function assertSettled(screen: Screen, isRepainted: boolean): Promise<void> {
	await screen.settle();
	// It leaves the screen a little before it ends; an editor or browser has the terminal for a moment.
	await screen.until(() => screen.isAlternate || screen.exitCode !== null, 'its screen, or its end');
	if (screen.exitCode !== null) return;
	assert.equal(screen.buffer.active.baseY, 0, 'it scrolled');
	if (!isRepainted) return;
	const before = screen.rows();
	const frames = screen.frames();
	await screen.press('\u000C', 1);
	await screen.until(() => screen.frames() > frames || screen.exitCode !== null, 'the screen drawn anew');
	await screen.settle();
	// Where more than one frame came, something else has changed meanwhile.
	if (screen.exitCode !== null || screen.frames() > frames + 1) return;
	// The last row may have told of something, which a key takes away.
	if (before.slice(0, -1).join('\n') !== screen.rows().slice(0, -1).join('\n'))
		throw new OtherRowsError(`rows of another view:\n${before.join('\n')}\ninstead of\n${screen.rows().join('\n')}`);
}

/** What is found once only was a frame that came late on a busy machine. */
async function checkThrice(session: Session): Promise<void> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await checkSession(session);
		} catch (error) {
			if (!(error instanceof OtherRowsError) || attempt === 3) throw error;
		}
	}
}

class OtherRowsError extends Error {}

function checkSession({files, size, isFile, steps}: Session): Promise<void> {
	return inSandbox(files, async ({home, names}) => {
		const screen = new Screen(home, ['--', isFile ? `posts/${names[0]}` : 'posts'], size);
		try {
			await screen.until(() => screen.frames() > 1 || screen.exitCode !== null, 'a first frame');
			if (screen.exitCode !== null) return assert.equal(screen.exitCode, 1, screen.raw);
			// From then on keys are heard.
			const first = screen.frames();
			await screen.press('\u000C', 1);
			await screen.until(() => screen.frames() > first, 'an answer to the first key');
			for (const {keys: pressed, split, size: other, isRepainted} of steps) {
				if (other !== null) await screen.resizeTo(other);
				await screen.press(pressed.join(''), split);
				await assertSettled(screen, isRepainted);
				// Esc and the like leave an article that was opened by name.
				if (screen.exitCode !== null) return assertEnded(screen, true);
			}
			await screen.resizeTo([80, 24]);
			// Out of prompts, panels and the help; an article that was opened by name is left too.
			for (let turn = 0; turn < 3; turn++) {
				await screen.press('\u001B', 1);
				await screen.settle();
			}
			await screen.press('q'.repeat(30), 30);
			await screen.until(() => screen.exitCode !== null, 'the end');
			await screen.settle();
			assertEnded(screen, isFile);
		} finally {
			screen.close();
		}
	});
}

/** The terminal is as it was; keys that came too late for the program may have been echoed. */
function assertEnded(screen: Screen, mayEcho = false): void {
	const raw = Buffer.from(screen.raw, 'latin1').toString('utf8');
	assert.equal(screen.exitCode, 0);
	assert.deepEqual(foreignControls(raw), []);
	assert.deepEqual(screen.answers, [], 'it asked the terminal something');
	assert.doesNotMatch(raw, /node:internal|\.js:\d+:\d+/);
	assert.equal(screen.buffer.active.type, 'normal');
	const [written, before] = [screen.written().replace(/\s+/g, ''), BEFORE.replace(/\s+/g, '')];
	assert.equal(mayEcho ? written.slice(0, before.length) : written, before, 'what was there before');
	assert.ok(raw.lastIndexOf('\u001B[?25h') > raw.lastIndexOf('\u001B[?25l'), 'no cursor');
	const {wraparoundMode, mouseTrackingMode, bracketedPasteMode, applicationCursorKeysMode, sendFocusMode} =
		screen.modes;
	assert.deepEqual(
		[wraparoundMode, mouseTrackingMode, bracketedPasteMode, applicationCursorKeysMode, sendFocusMode],
		[true, 'none', false, false, false],
	);
}

const anySize = fc.oneof(
	{weight: 3, arbitrary: fc.tuple(fc.integer({min: 1, max: 120}), fc.integer({min: 3, max: 40}))},
	{weight: 2, arbitrary: fc.constantFrom<[number, number]>([80, 24], [40, 12])},
);

export const terminalTargets: readonly AnyTarget[] = [
	anyTarget({
		name: 'terminal',
		inputs: fc.record({
			files: fc.array(fileBytes, {minLength: 1, maxLength: 8, size: 'max'}),
			size: anySize,
			isFile: fc.boolean(),
			steps: fc.array(
				fc.record({
					keys: fc.array(fc.constantFrom(...keys), {minLength: 1, maxLength: 6}),
					split: fc.constantFrom(1000, 1000, 1000, 1, 2, 3),
					size: fc.option(anySize, {freq: 4}),
					isRepainted: fc.boolean(),
				}),
				{minLength: 1, maxLength: 25, size: 'max'},
			),
		}),
		check: checkThrice,
		runs: 1,
		isSlow: true,
	}),
];
