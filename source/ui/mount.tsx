import type {Writable} from 'node:stream';
import type {ReadStream, WriteStream} from 'node:tty';
import {render} from 'ink';
import {App, type AppProps} from './app.tsx';

export type MountOptions = AppProps & {
	readonly keyboard: ReadStream;
	/** Where Ink writes frames, each of them whole. */
	readonly frames: Writable;
	/** Where a view throws, Ink ends by itself. */
	readonly onError: (error: unknown) => void;
};

/** Hands the screen and the keyboard over to Ink. @returns a function that takes them away again. */
export function mountApp({keyboard, frames, onError, ...props}: MountOptions): () => void {
	const instance = render(<App {...props} />, {
		stdin: keyboard,
		// Ink asks of its output no more than this stream has.
		stdout: frames as WriteStream,
		debug: true,
		exitOnCtrlC: false,
		patchConsole: false,
	});
	instance.waitUntilExit().catch(onError);
	return () => instance.unmount();
}
