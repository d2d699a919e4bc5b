import { describePromises } from './promises.ts';

describePromises('3');
