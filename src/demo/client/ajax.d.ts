declare namespace JQuery.Ajax {
  interface AjaxSettingsBase<TContext> {
    /** Where a request to this server sends the token; in the header by default. */
    carrier?: 'header' | 'query' | 'body' | 'none';
  }
}
