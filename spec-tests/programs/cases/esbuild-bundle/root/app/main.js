import { area } from "./lib/shapes.js";
import data from "./data.json";
function await_free() {}
console.log(data.shapes.map(area));
