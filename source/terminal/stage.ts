import type {ChildProcess} from 'node:child_process';
import type {ReadStream, WriteStream} from 'node:tty';
import type {Size} from '../state/state.ts';
import type {Output} from '../text/output.ts';
import {isPoor} from './colors.ts';
import {show} from './descriptor.ts';
import {isInBackground} from './foreground.ts';
import {endProgram, isOver, keepSettings, leaveKeyboard} from './lending.ts';
import {createPainter, FrameStream} from './painter.ts';
import {createAlternateScreen, sizeOf} from './screen.ts';
import {type Stopped, stop} from './suspend.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A terminal taken over: its alternate screen, and its keyboard in raw mode. */
export type Stage = {
	readonly size: () => Size;
	/** Shows the rows of the frame that will be written first. */
	readonly foretell: (rows: readonly Output[]) => void;
	/** Frames written here are shown. */
	readonly frames: FrameStream;
	readonly enter: () => void;
	/** Everything as it was. May be called twice, and at any moment. */
	readonly leave: () => void;
	/** No frame is shown any more. */
	readonly close: () => void;
	readonly repaint: () => void;
	/** Leaves, stops, and comes back once the program goes on. */
	readonly suspend: (who: Stopped) => Promise<void>;
	/** Once the program goes on that somebody had stopped without its knowing (SIGSTOP): takes the terminal again. */
	readonly resume: () => void;
	/** Leaves, lets another program have the screen and the keyboard, and comes back when `use` is done. */
	readonly lend: <Result>(use: Use<Result>) => Promise<Result>;
	/** Resolves when no other program has the terminal any more: where a signal ends this one, it ends that one too. */
	readonly reclaim: (signal: NodeJS.Signals | null) => Promise<void>;
	/** Tells of each new size, and of one that is not `known` at once. @returns a function that ends the watch. */
	readonly watchSize: (onResize: (size: Size) => void, known?: Size) => () => void;
};

/** What is done with a terminal that is lent; tells which program it has gone to. */
export type Use<Result> = (tell: (borrower: ChildProcess) => void) => Promise<Result>;

export function createStage(stdout: WriteStream, keyboard: ReadStream, env: Environment): Stage {
	const size = () => sizeOf(stdout, env);
	const isPlain = isPoor(env);
	const screen = createAlternateScreen(stdout, isPlain);
	let isLent = false;
	let isStopping = false;
	let isClosed = false;
	const painter = createPainter(
		text => {
			if (!isLent) show(stdout, text);
		},
		() => size().rows,
		!isPlain,
	);
	// The keyboard first: keys typed before the program listens are not echoed into the frame, and a program that goes on in
	// the background is stopped by this (SIGTTOU) before it has written a thing on the shell's screen.
	const enter = () => {
		keyboard.setRawMode(true);
		screen.enter();
	};
	const leave = () => {
		screen.leave();
		// Whoever has the terminal by now has set it as it likes.
		if (isInBackground()) return;
		try {
			if (keyboard.isTTY && !keyboard.destroyed) keyboard.setRawMode(false);
		} catch {
			// The terminal is gone: there is nothing to restore.
		}
	};
	let lending: Promise<unknown> = Promise.resolve();
	let borrower: ChildProcess | null = null;
	let restoreSettings = () => {};
	const takeBack = () => {
		restoreSettings();
		if (borrower?.exitCode === null) screen.tidy();
	};
	const lend = async <Result>(use: Use<Result>): Promise<Result> => {
		if (isClosed) throw new Error('the program has ended');
		leave();
		isLent = true;
		const takeKeyboard = leaveKeyboard(keyboard);
		restoreSettings = keepSettings(keyboard, env);
		try {
			return await use(program => {
				borrower = program;
			});
		} finally {
			await takeKeyboard();
			takeBack();
			borrower = null;
			// Where this program has ended meanwhile, the terminal is no longer its own.
			if (!isClosed) {
				enter();
				isLent = false;
				painter.repaint();
				process.emit('SIGWINCH');
			}
		}
	};
	return {
		size,
		foretell(rows) {
			painter.foretell(rows);
			// A window that changes before anybody watches it cuts the screen, whatever size it has in the end.
			if (process.platform !== 'win32') process.once('SIGWINCH', painter.invalidate);
		},
		frames: new FrameStream(painter, size, stdout),
		enter,
		leave,
		close() {
			isClosed = true;
			painter.close();
		},
		repaint: painter.repaint,
		async suspend(who) {
			// Windows stops nothing, and tells of no size that would draw the screen again.
			if (isLent || process.platform === 'win32') return;
			isStopping = true;
			leave();
			await stop(who);
			isStopping = false;
			enter();
			painter.invalidate();
			// A window that was resized meanwhile told the shell and not us: Node looks again, and so does watchSize.
			process.emit('SIGWINCH');
		},
		resume() {
			if (isLent || isStopping || isClosed) return;
			// The shell has set the terminal as it likes, of which Node knows nothing. In the background this stops once more.
			keyboard.setRawMode(false);
			keyboard.setRawMode(true);
			screen.enterAgain();
			painter.repaint();
			process.emit('SIGWINCH');
		},
		async reclaim(signal) {
			if (borrower !== null && signal !== null) await endProgram(borrower, signal);
			if (borrower === null || signal === null || isOver(borrower)) await lending;
			else takeBack();
		},
		lend(use) {
			// One after the other, where two are asked for at once.
			const turn = lending.then(() => lend(use));
			lending = turn.catch(() => {});
			return turn;
		},
		watchSize(onResize, first = size()) {
			let known = first;
			const report = () => {
				const now = size();
				// A window that went back to its size before we looked has cut the screen all the same.
				if (isSame(now, known)) painter.repaint();
				else {
					painter.invalidate();
					onResize(now);
				}
				known = now;
			};
			const [source, event] = process.platform === 'win32' ? [stdout, 'resize'] : [process, 'SIGWINCH'];
			source.on(event, report);
			if (!isSame(known, size())) report();
			return () => source.off(event, report);
		},
	};
}

const isSame = (a: Size, b: Size): boolean => a.columns === b.columns && a.rows === b.rows;
