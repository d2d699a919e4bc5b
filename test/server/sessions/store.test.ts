import { places } from '../../support/databases.ts';
import { describeSessionStore } from './session-store.ts';

for (const { kind, newPlace } of places) describeSessionStore(kind, newPlace);
