import {Box, Text} from 'ink';
import {type Line, plainText} from '../render/line.ts';
import {paint} from '../render/theme/theme.ts';
import {useLook} from './look.ts';

export type RowsProps = {
	/** Each already fitted to the width. */
	readonly lines: readonly Line[];
	/** Rows to fill; blank ones stand below the lines. */
	readonly height: number;
	/** Cells left of the lines. */
	readonly left?: number;
};

/** Lines as they are, one a row. */
export function Rows({lines, height, left = 0}: RowsProps) {
	const look = useLook();
	const rows = Array.from({length: height}, (_, index) => lines[index] ?? []);
	return (
		<Box flexDirection="column" height={height} flexShrink={0} overflow="hidden">
			{rows.map((line, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
				<Text key={index} wrap="truncate">
					{plainText(line) === '' ? ' ' : ' '.repeat(left) + paint(line, look)}
				</Text>
			))}
		</Box>
	);
}
