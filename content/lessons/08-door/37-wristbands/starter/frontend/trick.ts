/** What anybody can do with the tools of a browser. It needs no program, and no password. Leave it as it is. */
export function changeMyNumber(): void {
  localStorage.setItem('user', '1');
}
