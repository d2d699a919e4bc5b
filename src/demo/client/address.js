const address = new URL(location.href);

// A token in the address would stay in the history, and go wherever the address is pasted.
if (address.searchParams.has('access_token')) {
  address.searchParams.delete('access_token');
  history.replaceState(history.state, '', address);
}
