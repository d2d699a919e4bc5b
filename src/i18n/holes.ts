/** An id without the suffix by which i18next tells a singular from a plural. */
export type WithoutPlural<Id> = Id extends `${infer One}_one`
  ? One
  : Id extends `${infer Other}_other`
    ? Other
    : Id;

/** The names of the holes in a message of a catalogue, such as `status` in `status {{status}}`. */
export type HolesOf<Catalogue, Id> = Id extends keyof Catalogue
  ? HolesIn<Catalogue[Id]>
  : `${Id & string}_other` extends infer Plural extends keyof Catalogue
    ? HolesIn<Catalogue[Plural]>
    : never;

type HolesIn<Template> = Template extends `${string}{{${infer Hole}}}${infer Rest}`
  ? Hole | HolesIn<Rest>
  : never;
