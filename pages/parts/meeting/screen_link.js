// A window with a name is used again: the second link shows its page where the first did, on the beamer.
export default ({ data, parentElement }) => {
  const link = parentElement.querySelector("a");
  Object.assign(link, { href: data.address, target: "wijk-scherm", textContent: data.label });
};
