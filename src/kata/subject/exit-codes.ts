/** How the serving process ends where its port is taken: no save of a file can mend that. */
export const portTaken = 3;
