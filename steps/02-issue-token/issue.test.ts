import { testContract } from '#kata/judge/vitest.ts';
import { contract } from './contract.ts';

testContract(contract);
