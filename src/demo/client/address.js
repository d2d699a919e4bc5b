const address = new URL(location.href);

// A token in the address would stay in the history, and be part of every copy of the address.
if (address.searchParams.has('access_token')) {
  address.searchParams.delete('access_token');
  history.replaceState(history.state, '', address);
}
