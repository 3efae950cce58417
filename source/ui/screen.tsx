import {Box} from 'ink';
import {frameRows} from '../state/scroll.ts';
import type {State} from '../state/state.ts';
import {Rows} from './rows.tsx';
import {frameOf} from './view.ts';

/** The whole frame for a state: `frameRows` rows, none wider than the terminal. */
export function Screen({state}: {readonly state: State}) {
	const {size} = state;
	const frame = frameOf(state);
	const height = Math.min(
		frameRows(size),
		frame.reduce((sum, region) => sum + region.height, 0),
	);
	return (
		<Box flexDirection="column" height={height} width={size.columns} overflow="hidden">
			{frame.map((region, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a region is its place on the screen
				<Rows key={index} {...region} />
			))}
		</Box>
	);
}
