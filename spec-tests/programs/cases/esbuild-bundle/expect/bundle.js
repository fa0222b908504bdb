(() => {
  // app/lib/constants.js
  var PI = 3.14159;

  // app/lib/shapes.js
  var area = (s) => s.kind === "circle" ? PI * s.r ** 2 : s.w * s.h;

  // app/data.json
  var data_default = { shapes: [{ kind: "circle", r: 2 }, { w: 3, h: 4 }] };

  // app/main.js
  console.log(data_default.shapes.map(area));
})();
//# sourceMappingURL=bundle.js.map
