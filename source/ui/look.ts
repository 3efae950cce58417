import {createContext, useContext} from 'react';
import type {Look} from '../render/theme/theme.ts';

const LookContext = createContext<Look>({theme: 'plain', colors: 0, hasAttributes: false, hasHyperlinks: false});

export const LookProvider = LookContext.Provider;

/** How this terminal shows styles and links. */
export const useLook = (): Look => useContext(LookContext);
