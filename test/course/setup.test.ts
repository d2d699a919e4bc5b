import { describePromises } from '../support/course.ts';

describePromises('1');
