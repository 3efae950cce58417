import {Box, Text} from 'ink';
import {paintRegion, type Region} from './frame.ts';
import {useLook} from './look.ts';

/** Lines as they are, one a row. */
export function Rows(region: Region) {
	const rows = paintRegion(region, useLook());
	return (
		<Box flexDirection="column" height={region.height} flexShrink={0} overflow="hidden">
			{rows.map((row, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
				<Text key={index} wrap="truncate">
					{row}
				</Text>
			))}
		</Box>
	);
}
