import type {ReadStream, WriteStream} from 'node:tty';
import type {Size} from '../state/state.ts';
import {createPainter, FrameStream} from './painter.ts';
import {createAlternateScreen, sizeOf} from './screen.ts';
import {suspendJob} from './suspend.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A terminal taken over: its alternate screen, and its keyboard in raw mode. */
export type Stage = {
	readonly size: () => Size;
	/** Frames written here are shown. */
	readonly frames: FrameStream;
	readonly enter: () => void;
	/** Everything as it was. May be called twice, and at any moment. */
	readonly leave: () => void;
	/** No frame is shown any more. */
	readonly close: () => void;
	readonly repaint: () => void;
	/** Leaves, stops the job, and comes back once it goes on. */
	readonly suspend: () => Promise<void>;
	/** @returns a function that ends the watch. */
	readonly watchSize: (onResize: (size: Size) => void) => () => void;
};

export function createStage(stdout: WriteStream, keyboard: ReadStream, env: Environment): Stage {
	const size = () => sizeOf(stdout, env);
	const screen = createAlternateScreen(stdout);
	const painter = createPainter(text => stdout.write(text));
	const leave = () => {
		screen.leave();
		if (keyboard.isTTY && !keyboard.destroyed) keyboard.setRawMode(false);
	};
	return {
		size,
		frames: new FrameStream(painter, size),
		enter: screen.enter,
		leave,
		close: painter.close,
		repaint: painter.repaint,
		async suspend() {
			leave();
			await suspendJob();
			screen.enter();
			keyboard.setRawMode(true);
			painter.repaint();
		},
		watchSize(onResize) {
			const report = () => {
				painter.invalidate();
				onResize(size());
			};
			stdout.on('resize', report);
			return () => stdout.off('resize', report);
		},
	};
}
