/** The gate of lesson 01, on the WebContainer engine. */
import { proveLessons } from '../lessons/gate/prove.ts';

proveLessons(0, 1, ['two-halves']);
