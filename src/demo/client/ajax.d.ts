declare namespace JQuery.Ajax {
  interface AjaxSettingsBase<TContext> {
    /** Where the token goes on a request to our own server: in the header, unless told otherwise. */
    carrier?: 'header' | 'query' | 'body' | 'none';
  }
}
